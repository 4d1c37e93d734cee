/** The front door of the JSON API: the contract, what a request may hold, and how every refusal and failure is told. */
@NullMarked
package nl.lekdicht.web;

import org.jspecify.annotations.NullMarked;
