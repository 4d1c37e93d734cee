package nl.lekdicht.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller of which the address holds a secret, and which looks at nothing else of the caller: no cookie, no token, no
 * network. So it does not matter from which page a request to it comes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SecretAddress {}
