package org.praxisitsm.shared;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Done anew, from the start and in a transaction of its own, where the database broke it off for the sake of another one: a
 * ticket locks itself first and those linked to it as its diagram reaches them, so two that reach for each other cannot both go
 * on. Inside a transaction of the caller nothing is repeated. Not for what reads a stream, which is read only once.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface TriedAgain {}
