package org.praxisitsm.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a record whose components are the query parameters of a list. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Query {

    /** Whether {@code fields.<key>=} may be given for each field of a practice. */
    boolean fields() default false;

    /** What further parameters may begin with, e.g. {@code attribute.} for each attribute of an asset. */
    String[] prefixes() default {};
}
