/* Obvious remedies for findings of the check, by its rule; each is one change that can be undone. */
import { append, asksForOutcome, outcomeCondition, outcomeWord, together } from './px-bpmn-steps';

type Words = (key: string, fallback: string) => string;
type Remedy = (modeler: any, element: any, t: Words) => void;

const BINDINGS: Record<string, string> = {
    'bpmn:UserTask': 'camunda:formRefBinding',
    'bpmn:BusinessRuleTask': 'camunda:decisionRefBinding',
    'bpmn:CallActivity': 'camunda:calledElementBinding'
};

function modeling(modeler: any): any {
    return modeler.get('modeling');
}

function endAfter(modeler: any, element: any): any {
    const end = modeler.get('elementFactory').createShape({ type: 'bpmn:EndEvent' });
    append(modeler, element, end);
    return end;
}

/** Where the library may name a flow, its label is edited on the canvas. */
function name(modeler: any, element: any): void {
    modeler.get('directEditing').activate(element);
}

const REMEDIES: Record<string, Remedy> = {
    'gateway-default': (modeler, gateway, t) =>
        together(modeler, () => {
            const end = endAfter(modeler, gateway);
            const flow = end.incoming[0];
            modeling(modeler).updateProperties(gateway, { default: flow.businessObject });
            modeling(modeler).updateLabel(flow, t('fix.otherwise', 'Otherwise'));
        }),
    'gateway-condition': (modeler, flow) => {
        const isDefault = flow.businessObject.sourceRef.default === flow.businessObject;
        if (isDefault) {
            modeling(modeler).updateProperties(flow, { conditionExpression: undefined });
        } else if (asksForOutcome(flow.businessObject) && outcomeWord(flow.businessObject.name ?? '')) {
            modeling(modeler).updateProperties(flow, { conditionExpression: outcomeCondition(modeler, outcomeWord(flow.businessObject.name)) });
        } else {
            modeling(modeler).updateProperties(flow.source, { default: flow.businessObject });
        }
    },
    'dead-end': (modeler, element) => endAfter(modeler, element),
    'task-people': (modeler, task) => modeling(modeler).updateProperties(task, { 'camunda:assignee': undefined, 'camunda:candidateGroups': '${group}' }),
    binding: (modeler, element) => modeling(modeler).updateProperties(element, { [BINDINGS[element.type]]: 'deployment' }),
    'outcome-form': (modeler, flow) => {
        const word = outcomeWord(flow.businessObject.name ?? '');
        return word ? modeling(modeler).updateProperties(flow, { conditionExpression: outcomeCondition(modeler, word) }) : name(modeler, flow);
    },
    'outcome-name': name,
    'name-missing': name,
    'label-missing': name,
    'duplicate-flow': (modeler, flow) => modeling(modeler).removeElements([flow]),
    'superfluous-gateway': (modeler, gateway) => modeling(modeler).removeElements([gateway]),
    'implicit-split': (modeler, element) =>
        together(modeler, () => {
            const flows = element.outgoing.filter((flow: any) => flow.type === 'bpmn:SequenceFlow');
            const place = { x: element.x + element.width + 75, y: element.y + element.height / 2 };
            const shape = modeler.get('elementFactory').createShape({ type: 'bpmn:ParallelGateway' });
            const gateway = modeling(modeler).createShape(shape, place, element.parent);
            flows.forEach((flow: any) => {
                modeling(modeler).reconnectStart(flow, gateway, { x: gateway.x + 25, y: gateway.y + 25 });
                modeling(modeler).layoutConnection(flow);
            });
            modeling(modeler).connect(element, gateway);
        })
};

export function mend(modeler: any, id: string, rule: string, t: Words): void {
    const element = modeler.get('elementRegistry').get(id);
    const remedy = REMEDIES[rule];
    if (element && remedy) {
        remedy(modeler, element, t);
    }
}
