package dev.signet.feature.emailpassword;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words that everybody knows of a person: their name, their e-mail address, and the parts of both.
 *
 * @param words in lower case, the longest first
 */
record PersonalWords(List<String> words) {

    private static final int SHORTEST = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    static PersonalWords of(String name, String email) {
        String address = CommonPasswords.folded(email);
        String mailbox = address.substring(0, Math.max(0, address.indexOf('@')));
        String whole = CommonPasswords.folded(name);
        List<String> words = Stream.concat(
                        Stream.of(whole, address, mailbox),
                        Stream.of(whole, mailbox).flatMap(BETWEEN_WORDS::splitAsStream))
                .map(String::strip)
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        return new PersonalWords(words);
    }

    /** Whether a password has some of these words, and fewer characters besides them than it needs. */
    boolean makeUp(String password, int least) {
        String folded = CommonPasswords.folded(password);
        String rest = folded;
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest.length() < folded.length() && rest.length() < least;
    }
}
