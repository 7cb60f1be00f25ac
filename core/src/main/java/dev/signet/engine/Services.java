package dev.signet.engine;

import dev.signet.crypto.PasswordHasher;
import dev.signet.crypto.Tokens;
import dev.signet.event.SecurityEvents;
import dev.signet.http.OutgoingHttp;
import dev.signet.mail.Mailer;
import dev.signet.onetime.OneTimeTokens;
import dev.signet.options.SignetOptions;
import dev.signet.storage.RateLimitStore;
import dev.signet.storage.Storage;
import dev.signet.token.AccessTokens;
import java.time.InstantSource;

/**
 * What the engine lends to features.
 *
 * @param options the settings
 * @param storage the database
 * @param rateLimits counts requests
 * @param sessions how sessions are kept
 * @param accessTokens issues the tokens of API requests
 * @param passwords hashes passwords, in a bounded pool
 * @param http asks other servers
 * @param mailer sends mails to users
 * @param oneTime keeps what is good for one use
 * @param events tells what is done to accounts
 * @param tokens makes unguessable strings
 * @param clock tells the time; its instants are cut to the millisecond
 */
public record Services(
        SignetOptions options,
        Storage storage,
        RateLimitStore rateLimits,
        SessionStrategy sessions,
        AccessTokens accessTokens,
        PasswordHasher passwords,
        OutgoingHttp http,
        Mailer mailer,
        OneTimeTokens oneTime,
        SecurityEvents events,
        Tokens tokens,
        InstantSource clock) {}
