/* Reads and writes the few properties of an element that an owner may set, in words of our own. */

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
    timerKind: string;
    timer: string;
    message: string;
    offeredTo: string;
    interrupting: boolean;
    called: string;
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
        action: (object.get('camunda:delegateExpression') ?? '').replace(/^[$#]\{\s*|\s*\}$/g, ''),
        inputs: pairs(io?.inputParameters),
        outputs: pairs(io?.outputParameters),
        table: object.get('camunda:decisionRef') ?? '',
        condition: object.conditionExpression?.body ?? '',
        afterTask: object.$type === 'bpmn:SequenceFlow' && isAfterTask(object),
        isDefault: object.$type === 'bpmn:SequenceFlow' && object.sourceRef?.default === object,
        timerKind,
        timer: event?.[timerKind]?.body ?? '',
        message: event?.messageRef?.name ?? object.messageRef?.name ?? '',
        offeredTo: property(object, 'offeredTo'),
        interrupting: object.isInterrupting !== false && object.cancelActivity !== false,
        called: object.calledElement ?? ''
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
        const simple: Record<string, string> = { assignee: 'camunda:assignee', groups: 'camunda:candidateGroups', called: 'calledElement' };
        const object = businessObject(element);
        switch (key) {
            case 'name':
                this.modeler.get('modeling').updateLabel(element, value);
                return;
            case 'form':
                return object.$type === 'bpmn:UserTask' ? this.reference(element, 'camunda:formRef', value) : this.property(element, 'form', value);
            case 'table':
                return this.reference(element, 'camunda:decisionRef', value);
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
        this.update(flow.source, { default: on ? flow.businessObject : undefined });
    }

    private timer(element: any, kind: string, value: string): void {
        const event = definition(businessObject(element));
        const cleared = Object.fromEntries(TIMERS.map((timer) => [timer, undefined]));
        const body = value ? { [kind]: this.create('bpmn:FormalExpression', { body: value }) } : {};
        this.modeler.get('modeling').updateModdleProperties(element, event, { ...cleared, ...body });
    }

    private message(element: any, name: string): void {
        const object = businessObject(element);
        const root = this.modeler.getDefinitions();
        let message = root.rootElements.find((entry: any) => entry.$type === 'bpmn:Message' && entry.name === name);
        if (name && !message) {
            message = this.create('bpmn:Message', { name });
            message.$parent = root;
            this.modeler.get('modeling').updateModdleProperties(element, root, { rootElements: [...root.rootElements, message] });
        }
        const holder = object.$type === 'bpmn:ReceiveTask' ? object : definition(object);
        this.modeler.get('modeling').updateModdleProperties(element, holder, { messageRef: name ? message : undefined });
    }
}
