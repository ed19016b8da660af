package org.praxisitsm.workflow;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ConstantValueProvider;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ProcessDefinitionImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ApprovalSpec;

/** Ties a parsed diagram to its tickets: steps, states, human tasks and tables tell the stage what happens. */
final class DiagramListener extends AbstractBpmnParseListener {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

    /** Element kinds at which a ticket can stand. */
    static final Set<String> WAITS =
            Set.of("userTask", "receiveTask", "intermediateCatchEvent", "eventBasedGateway", "callActivity");

    private final Stage stage;
    private final TableLog tables;

    DiagramListener(Stage stage, TableLog tables) {
        this.stage = stage;
        this.tables = tables;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseExclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseInclusiveGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseParallelGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseEventBasedGateway(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseSendTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseReceiveTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseManualTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseSubProcess(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
        var callee = ((org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior)
                        activity.getActivityBehavior())
                .getCallableElement();
        callee.setBusinessKeyValueProvider(new BusinessKeyProvider());
    }

    /** A called process belongs to the same ticket. */
    private static final class BusinessKeyProvider
            implements org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider {

        @Override
        public Object getValue(VariableScope scope) {
            return ((DelegateExecution) scope).getProcessBusinessKey();
        }

        @Override
        public boolean isDynamic() {
            return true;
        }
    }

    @Override
    public void parseIntermediateThrowEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseIntermediateCatchEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
        var table = element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "decisionRef");
        if (table == null) {
            throw new org.camunda.bpm.engine.ProcessEngineException(
                    activity.getId() + ": a business rule task names a table");
        }
        activity.setActivityBehavior(new DecisionTask(callable(table, activity), tables, stage));
    }

    private static BaseCallableElement callable(String table, ActivityImpl activity) {
        var callable = new BaseCallableElement();
        callable.setDefinitionKeyValueProvider(new ConstantValueProvider(table));
        callable.setBinding(BaseCallableElement.CallableElementBinding.DEPLOYMENT);
        callable.setDeploymentId(((org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity)
                        (ProcessDefinitionImpl) activity.getProcessDefinition())
                .getDeploymentId());
        return callable;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        step(element, activity);
        var definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        var form = element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "formRef");
        var group = element.attributeNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "candidateGroups");
        var approval = ApprovalSpec.of(name -> property(element, name), group);
        if (approval.isPresent()) {
            approval(activity, approval.get(), definition, form);
            return;
        }
        var drawn = new Stage.HumanTask(
                form,
                "${group}"
                        .equals(element.attributeNS(
                                new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "candidateGroups")),
                "${assignee}"
                        .equals(element.attributeNS(
                                new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "assignee")),
                false);
        toleratingNoGroup(definition);
        listen(definition, drawn);
    }

    /** Whom it asks says the round, not the group: that is only asked where nobody else is found. */
    private void approval(ActivityImpl activity, ApprovalSpec spec, TaskDefinition definition, @Nullable String form) {
        var behavior = (UserTaskActivityBehavior) activity.getActivityBehavior();
        var table = spec.table() == null ? null : callable(spec.table(), activity);
        activity.setActivityBehavior(new ApprovalTask(
                new VoteDecorator(definition, behavior.getExpressionManager()), spec, table, tables, stage));
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener)
                execution -> stage.approvals().left(execution));
        listen(definition, new Stage.HumanTask(form, false, false, true));
    }

    private void listen(TaskDefinition definition, Stage.HumanTask drawn) {
        listen(definition, TaskListener.EVENTNAME_CREATE, task -> stage.offered(task, drawn));
        listen(definition, TaskListener.EVENTNAME_ASSIGNMENT, task -> stage.handedOver(task, drawn));
        listen(definition, TaskListener.EVENTNAME_UPDATE, task -> stage.handedOver(task, drawn));
        listen(definition, TaskListener.EVENTNAME_COMPLETE, task -> stage.taskEnded(task, true));
        listen(definition, TaskListener.EVENTNAME_DELETE, task -> stage.taskEnded(task, false));
    }

    private static void listen(TaskDefinition definition, String event, TaskListener listener) {
        definition.addBuiltInTaskListener(event, listener);
    }

    /** A ticket without a group yet must not stop its process: nobody is a candidate then. */
    private static void toleratingNoGroup(TaskDefinition definition) {
        var drawn = List.copyOf(definition.getCandidateGroupIdExpressions());
        definition.getCandidateGroupIdExpressions().clear();
        drawn.forEach(expression -> definition.addCandidateGroupIdExpression(new GroupsOrNone(expression)));
    }

    /** One for each of a list: our lists are texts, so that no variable is ever a serialised object. */
    @Override
    public void parseMultiInstanceLoopCharacteristics(Element element, Element loop, ActivityImpl body) {
        var behavior = (MultiInstanceActivityBehavior) body.getActivityBehavior();
        if (behavior.getCollectionVariable() != null) {
            behavior.setCollectionExpression(new ListedNames(behavior.getCollectionVariable()));
            behavior.setCollectionVariable(null);
        }
    }

    private void step(Element element, ActivityImpl activity) {
        var state = state(element);
        var waits = WAITS.contains(element.getTagName());
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, (ExecutionListener)
                execution -> stage.begun(execution, state, waits));
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) stage::ended);
    }

    @Override
    public void parseSequenceFlow(
            Element element, ScopeImpl scope, org.camunda.bpm.engine.impl.pvm.process.TransitionImpl transition) {
        if (stage.isRehearsal()) {
            transition.addListener(ExecutionListener.EVENTNAME_TAKE, (ExecutionListener)
                    execution -> stage.taken(execution, transition.getId()));
        }
    }

    private static @Nullable String state(Element element) {
        return property(element, "state");
    }

    static @Nullable String property(Element element, String name) {
        var extensions = element.element("extensionElements");
        var properties = extensions == null
                ? null
                : extensions.elementNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "properties");
        if (properties == null) {
            return null;
        }
        return properties.elementsNS(new org.camunda.bpm.engine.impl.util.xml.Namespace(CAMUNDA), "property").stream()
                .filter(property -> name.equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst()
                .orElse(null);
    }
}
