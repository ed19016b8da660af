/* Reads and writes the few properties of an element that an owner may set, in words of our own. */

import { outcomeWord, together } from './px-bpmn-steps';

export interface Pair {
    name: string;
    value: string;
}

export interface Description {
    id: string;
    type: string;
    event: string;
    name: string;
    documentation: string;
    assignee: string;
    groups: string;
    form: string;
    state: string;
    action: string;
    inputs: Pair[];
    outputs: Pair[];
    table: string;
    condition: string;
    /** Whether the flow leaves a decision point right after a human task: its condition is an outcome. */
    afterTask: boolean;
    isDefault: boolean;
    /** Whether the flow leaves a point where one of several ways is chosen. */
    fromChoice: boolean;
    timerKind: string;
    timer: string;
    message: string;
    offeredTo: string;
    interrupting: boolean;
    called: string;
    /** Code of the error, name of the signal, the escalation or the link. */
    reference: string;
    /** Action of the step that the event is attached to: it says which errors there are. */
    hostAction: string;
    /** Label of the button, and what its outcome would be called. */
    suggestedOutcome: string;
    /** Whether a decision point has a way for everything else. */
    hasDefault: boolean;
    /** Variable that holds what a table decided. */
    result: string;
    /** Whether the step is done several times, and how many. */
    repeats: boolean;
    count: string;
    /** What an approval says of itself, by property; nothing for a plain human task. */
    approval: Record<string, string>;
}

/** Properties that make a human task an approval. */
export const APPROVAL = ['approvers', 'approversTable', 'quorum', 'order', 'deadline', 'reminder', 'escalateTo', 'lapse', 'content', 'notBy'];

function approvalOf(object: any): Record<string, string> {
    const known = Object.fromEntries(APPROVAL.map((name) => [name, property(object, name)]).filter(([, value]) => value));
    return object.$type === 'bpmn:UserTask' && (known.approvers || known.approversTable) ? known : {};
}

function businessObject(element: any): any {
    return element.businessObject;
}

function extension(object: any, type: string): any {
    return (object.extensionElements?.values ?? []).find((value: any) => value.$type === type);
}

function property(object: any, name: string): string {
    const found = (extension(object, 'camunda:Properties')?.values ?? []).find((value: any) => value.name === name);
    return found?.value ?? '';
}

function definition(object: any): any {
    return object.eventDefinitions?.[0];
}

const REFERENCES: Record<string, [string, string, string]> = {
    'bpmn:ErrorEventDefinition': ['errorRef', 'bpmn:Error', 'errorCode'],
    'bpmn:SignalEventDefinition': ['signalRef', 'bpmn:Signal', 'name'],
    'bpmn:EscalationEventDefinition': ['escalationRef', 'bpmn:Escalation', 'escalationCode']
};

function referenceOf(event: any): string {
    const [property, , key] = REFERENCES[event?.$type] ?? [];
    return (property ? event[property]?.[key] : event?.$type === 'bpmn:LinkEventDefinition' ? event.name : '') ?? '';
}

function actionOf(object: any): string {
    return (object?.get('camunda:delegateExpression') ?? '').replace(/^[$#]\{\s*|\s*\}$/g, '');
}

const TIMERS = ['timeDuration', 'timeDate', 'timeCycle'];

function isAfterTask(object: any): boolean {
    const source = object.sourceRef;
    return source?.$type === 'bpmn:ExclusiveGateway' && (source.incoming ?? []).some((flow: any) => flow.sourceRef?.$type === 'bpmn:UserTask');
}

function pairs(parameters: any[] | undefined): Pair[] {
    return (parameters ?? []).map((parameter) => ({ name: parameter.name ?? '', value: parameter.value ?? '' }));
}

export function describe(element: any): Description {
    const object = businessObject(element);
    const event = definition(object);
    const timerKind = TIMERS.find((kind) => event?.[kind]) ?? 'timeDuration';
    const io = extension(object, 'camunda:InputOutput');
    return {
        id: object.id,
        type: object.$type.replace('bpmn:', ''),
        event: event?.$type.replace('bpmn:', '').replace('EventDefinition', '') ?? '',
        name: object.name ?? '',
        documentation: object.documentation?.[0]?.text ?? '',
        assignee: object.get('camunda:assignee') ?? '',
        groups: object.get('camunda:candidateGroups') ?? '',
        form: object.get('camunda:formRef') ?? property(object, 'form'),
        state: property(object, 'state'),
        action: actionOf(object),
        inputs: pairs(io?.inputParameters),
        outputs: pairs(io?.outputParameters),
        table: object.get('camunda:decisionRef') ?? '',
        condition: object.conditionExpression?.body ?? '',
        afterTask: object.$type === 'bpmn:SequenceFlow' && isAfterTask(object),
        isDefault: object.$type === 'bpmn:SequenceFlow' && object.sourceRef?.default === object,
        fromChoice: ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway'].includes(object.sourceRef?.$type),
        timerKind,
        timer: event?.[timerKind]?.body ?? '',
        message: event?.messageRef?.name ?? object.messageRef?.name ?? '',
        offeredTo: property(object, 'offeredTo'),
        interrupting: object.isInterrupting !== false && object.cancelActivity !== false,
        called: object.calledElement ?? '',
        reference: referenceOf(event),
        hostAction: actionOf(object.attachedToRef),
        suggestedOutcome: object.$type === 'bpmn:SequenceFlow' ? outcomeWord(object.name ?? '') : '',
        hasDefault: !!(object.sourceRef ?? object).default,
        result: object.get('camunda:resultVariable') ?? '',
        repeats: !!object.loopCharacteristics,
        count: object.loopCharacteristics?.loopCardinality?.body ?? '',
        approval: approvalOf(object)
    };
}

/** One undoable command per change. */
export class Writer {
    constructor(private readonly modeler: any) {}

    set(id: string, key: string, value: any): void {
        const element = this.modeler.get('elementRegistry').get(id);
        if (!element) {
            return;
        }
        const simple: Record<string, string> = { assignee: 'camunda:assignee', groups: 'camunda:candidateGroups', result: 'camunda:resultVariable' };
        const object = businessObject(element);
        if (key.startsWith('approval.')) {
            return this.property(element, key.slice('approval.'.length), value);
        }
        switch (key) {
            case 'name':
                this.modeler.get('modeling').updateLabel(element, value);
                return;
            case 'form':
                return object.$type === 'bpmn:UserTask' ? this.reference(element, 'camunda:formRef', value) : this.property(element, 'form', value);
            case 'table':
                return this.reference(element, 'camunda:decisionRef', value);
            case 'called':
                return this.update(element, { calledElement: value || undefined, 'camunda:calledElementBinding': value ? 'deployment' : undefined });
            case 'count':
                return this.modeler.get('modeling').updateModdleProperties(element, object.loopCharacteristics, {
                    loopCardinality: value ? this.create('bpmn:FormalExpression', { body: value }) : undefined
                });
            case 'reference':
                return this.root(element, value);
            case 'action':
                return this.update(element, { 'camunda:delegateExpression': value ? `\${${value}}` : undefined });
            case 'state':
            case 'offeredTo':
                return this.property(element, key, value);
            case 'inputs':
            case 'outputs':
                return this.parameters(element, key, value);
            case 'condition':
                return this.update(element, { conditionExpression: value ? this.create('bpmn:FormalExpression', { body: value }) : undefined });
            case 'isDefault':
                return this.defaultFlow(element, value);
            case 'timer':
                return this.timer(element, value.kind, value.value);
            case 'message':
                return this.message(element, value);
            case 'interrupting':
                return this.update(element, object.$type === 'bpmn:BoundaryEvent' ? { cancelActivity: value } : { isInterrupting: value });
            case 'documentation':
                return this.update(element, { documentation: value ? [this.create('bpmn:Documentation', { text: value })] : [] });
            default:
                return key in simple ? this.update(element, { [simple[key]]: value || undefined }) : undefined;
        }
    }

    private update(element: any, properties: object): void {
        this.modeler.get('modeling').updateProperties(element, properties);
    }

    private create(type: string, properties: object): any {
        return this.modeler.get('bpmnFactory').create(type, properties);
    }

    private reference(element: any, name: string, value: string): void {
        this.update(element, { [name]: value || undefined, [`${name}Binding`]: value ? 'deployment' : undefined });
    }

    private extend(element: any, type: string, replacement: any): void {
        const object = businessObject(element);
        const others = (object.extensionElements?.values ?? []).filter((value: any) => value.$type !== type);
        const values = replacement ? [...others, replacement] : others;
        const holder = values.length ? this.create('bpmn:ExtensionElements', { values }) : undefined;
        values.forEach((value: any) => (value.$parent = holder));
        this.update(element, { extensionElements: holder });
    }

    private property(element: any, name: string, value: string): void {
        const known = extension(businessObject(element), 'camunda:Properties')?.values ?? [];
        const others = known.filter((entry: any) => entry.name !== name);
        const entries = value ? [...others, this.create('camunda:Property', { name, value })] : others;
        this.extend(element, 'camunda:Properties', entries.length ? this.create('camunda:Properties', { values: entries }) : undefined);
    }

    private parameters(element: any, key: 'inputs' | 'outputs', values: Pair[]): void {
        const io = extension(businessObject(element), 'camunda:InputOutput');
        const type = key === 'inputs' ? 'camunda:InputParameter' : 'camunda:OutputParameter';
        const made = values.filter((pair) => pair.value !== '').map((pair) => this.create(type, { name: pair.name, value: pair.value }));
        const inputParameters = key === 'inputs' ? made : io?.inputParameters ?? [];
        const outputParameters = key === 'outputs' ? made : io?.outputParameters ?? [];
        const empty = !inputParameters.length && !outputParameters.length;
        this.extend(element, 'camunda:InputOutput', empty ? undefined : this.create('camunda:InputOutput', { inputParameters, outputParameters }));
    }

    private defaultFlow(flow: any, on: boolean): void {
        together(this.modeler, () => {
            if (on && flow.businessObject.conditionExpression) {
                this.update(flow, { conditionExpression: undefined });
            }
            this.update(flow.source, { default: on ? flow.businessObject : undefined });
        });
    }

    private timer(element: any, kind: string, value: string): void {
        const event = definition(businessObject(element));
        const cleared = Object.fromEntries(TIMERS.map((timer) => [timer, undefined]));
        const body = value ? { [kind]: this.create('bpmn:FormalExpression', { body: value }) } : {};
        this.modeler.get('modeling').updateModdleProperties(element, event, { ...cleared, ...body });
    }

    /** Errors, signals and escalations are declared once and named by those who throw and catch them. */
    private root(element: any, key: string): void {
        const event = definition(businessObject(element));
        if (event?.$type === 'bpmn:LinkEventDefinition') {
            this.modeler.get('modeling').updateModdleProperties(element, event, { name: key || undefined });
            return;
        }
        const [property, type, name] = REFERENCES[event?.$type] ?? [];
        if (property) {
            const declared = key ? this.declared(element, type, name, key) : undefined;
            this.modeler.get('modeling').updateModdleProperties(element, event, { [property]: declared });
        }
    }

    private declared(element: any, type: string, name: string, key: string): any {
        const root = this.modeler.getDefinitions();
        const known = root.rootElements.find((entry: any) => entry.$type === type && entry[name] === key);
        if (known) {
            return known;
        }
        const made = this.create(type, name === 'name' ? { name: key } : { name: key, [name]: key });
        made.$parent = root;
        this.modeler.get('modeling').updateModdleProperties(element, root, { rootElements: [...root.rootElements, made] });
        return made;
    }

    private message(element: any, name: string): void {
        const object = businessObject(element);
        const message = name ? this.declared(element, 'bpmn:Message', 'name', name) : undefined;
        const holder = object.$type === 'bpmn:ReceiveTask' ? object : definition(object);
        this.modeler.get('modeling').updateModdleProperties(element, holder, { messageRef: message });
    }
}
