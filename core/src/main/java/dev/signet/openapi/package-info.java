/**
 * Writes down what the routes declare as an OpenAPI 3.1 document. Begin at {@link dev.signet.openapi.OpenApi}; {@link
 * dev.signet.openapi.Yaml} makes text of it. Nothing here is said twice: what the document tells stands in a {@link
 * dev.signet.engine.Route} or follows from the steps of the pipeline.
 */
@NullMarked
package dev.signet.openapi;

import org.jspecify.annotations.NullMarked;
