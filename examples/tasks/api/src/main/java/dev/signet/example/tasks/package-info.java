/** An API of tasks, each of which belongs to a user: the back end of the example. */
@NullMarked
package dev.signet.example.tasks;

import org.jspecify.annotations.NullMarked;
