package org.praxisitsm.practice;

/** A version of a pack was published; heard within the transaction, so that what follows from it is there with it. */
public record PackPublished(PublishedPack published) {}
