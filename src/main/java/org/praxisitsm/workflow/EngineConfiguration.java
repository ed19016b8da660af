package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.rules.QuickDmn;
import org.praxisitsm.rules.QuickFeel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The engine as we run it: no code from diagrams, actions as the only beans, every step told to its stage. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    AbstractProcessEnginePlugin praxisEngine(
            ObjectProvider<TicketStage> stage,
            ObjectProvider<ServiceAction> actions,
            ObjectProvider<EngineMappings.Ahead> mappings) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl engine) {
                harden(engine, new LazyStage(stage), actions.stream().toList());
                engine.setCustomHistoryLevels(List.of(new KeptHistory()));
                // With a prefix of its own for the names of tables the engine reads for itself.
                if (engine.getDatabaseTablePrefix().isEmpty()) {
                    mappings.ifAvailable(
                            ahead -> engine.setSqlSessionFactory(ahead.factory(engine, engine.getDataSource())));
                }
            }
        };
    }

    /** The same for the real engine and for each sandbox. */
    static void harden(ProcessEngineConfigurationImpl engine, Stage stage, List<ServiceAction> actions) {
        ApprovalTask.register();
        var tables = new TableLog();
        Map<Object, Object> beans = new HashMap<>();
        actions.forEach(action -> beans.put(action.signature().key(), new ActionDelegate(action, stage)));
        engine.setBeans(beans);
        engine.setExpressionManager(new VetoedExpressions(beans));
        engine.setScriptFactory(new RefusedScripts());
        engine.setBpmnParseFactory(new QuickBpmn());
        engine.setCmmnEnabled(false);
        // Counts who was assigned tasks, for a licence of another edition: a row for each assignment that nobody reads.
        engine.setTaskMetricsEnabled(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setEnableScriptEngineLoadExternalResources(false);
        var listeners = new ArrayList<BpmnParseListener>();
        listeners.add(new DiagramVeto());
        listeners.add(new DiagramListener(stage, tables));
        if (engine.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPreBPMNParseListeners());
        }
        engine.setCustomPreBPMNParseListeners(listeners);
        var dmn = new DefaultDmnEngineConfiguration();
        dmn.setTransformer(QuickDmn.transformer());
        tables.listenTo(dmn);
        dmn.setFeelEngineFactory(QuickFeel.factory());
        engine.setDmnEngineConfiguration(dmn);
    }
}
