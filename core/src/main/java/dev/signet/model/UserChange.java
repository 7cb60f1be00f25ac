package dev.signet.model;

import org.jspecify.annotations.Nullable;

/**
 * What a user changes of their own row.
 *
 * @param name the new name; null keeps it
 * @param changesImage whether {@code image} counts; without it the picture is kept
 * @param image the new picture; null removes it
 */
public record UserChange(
        @Nullable String name,
        boolean changesImage,
        @Nullable String image) {}
