package org.praxisitsm.workflow;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackDeployer;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Published packs in the engine: one deployment a version. */
@Component
class Deployments implements PackDeployer {

    private final RepositoryService repository;
    private final Map<String, String> definitions = new ConcurrentHashMap<>();
    private final Map<String, String> deploymentOf = new ConcurrentHashMap<>();

    Deployments(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    @Transactional
    public String deploy(Pack pack, int version) {
        var deployment = repository
                .createDeployment()
                .name(pack.key() + " " + version)
                .source("praxis")
                .enableDuplicateFiltering(false);
        for (var path : pack.files().paths()) {
            if (path.endsWith(".bpmn") || path.endsWith(".dmn") || path.endsWith(".form")) {
                deployment.addInputStream(
                        fileName(path), new ByteArrayInputStream(pack.files().bytes(path)));
            }
        }
        try {
            return deployment.deploy().getId();
        } catch (ProcessEngineException refused) {
            throw Refusal.invalid("pack", "The process engine refuses it: " + refused.getMessage());
        }
    }

    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** @return the engine's id of a process of the version, if it draws one of that id */
    Optional<String> find(PublishedPack published, String process) {
        var known = definitions.get(published.deployment() + ":" + process);
        return known != null
                ? Optional.of(known)
                : Optional.ofNullable(repository
                                .createProcessDefinitionQuery()
                                .deploymentId(published.deployment())
                                .processDefinitionKey(process)
                                .singleResult())
                        .map(definition -> definition.getId());
    }

    /** @return the deployment that a process of the engine came with */
    String deploymentOf(String definition) {
        return deploymentOf.computeIfAbsent(
                definition, id -> repository.getProcessDefinition(id).getDeploymentId());
    }

    /** @return the engine's id of the process that tickets of this version run */
    String definition(PublishedPack published, String process) {
        return definitions.computeIfAbsent(published.deployment() + ":" + process, key -> repository
                .createProcessDefinitionQuery()
                .deploymentId(published.deployment())
                .processDefinitionKey(process)
                .singleResult()
                .getId());
    }
}
