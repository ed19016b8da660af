package org.praxisitsm.practice;

/** Puts a published version into the process engine; fulfilled by the module that owns the engine. */
public interface PackDeployer {

    /**
     * Deploys diagrams, tables and forms of the pack in one deployment, in the caller's transaction.
     *
     * @return id of the deployment
     */
    String deploy(Pack pack, int version);
}
