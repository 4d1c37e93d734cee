/** Tells what happens to those who follow along: live streams of server-sent events, and signed webhooks. */
@NullMarked
package nl.lekdicht.stream;

import org.jspecify.annotations.NullMarked;
