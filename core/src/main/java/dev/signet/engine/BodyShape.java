package dev.signet.engine;

/** What the body of a POST has to be. */
public enum BodyShape {
    /** An object. */
    OBJECT,
    /** An object that may carry more members than are declared. */
    OPEN_OBJECT,
    /** Members of any names. */
    RECORD,
    /** An object, or nothing at all. */
    OPTIONAL_OBJECT,
    /** Whatever it is, it is not read. */
    IGNORED;

    /** How the wire words that something else was sent. */
    String problem(String received) {
        String object = "[body] Invalid input: expected object, received " + received;
        String record = "[body] Invalid input: expected record, received " + received;
        return switch (this) {
            case OPEN_OBJECT -> object + "; " + record;
            case RECORD -> record;
            default -> object;
        };
    }
}
