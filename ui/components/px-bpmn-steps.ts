/* Puts steps onto the diagram: what a new one begins with, how it finds its place, and steps that come with company. */

/** What a step of a kind begins with, so that the check has nothing to say about a step that was only just drawn. */
const DEFAULTS: Record<string, (object: any) => void> = {
    'bpmn:UserTask': (object) => {
        if (!object.get('camunda:assignee') && !object.get('camunda:candidateGroups')) {
            object.set('camunda:candidateGroups', '${group}');
        }
    },
    'bpmn:BusinessRuleTask': (object) => {
        preset(object, 'camunda:decisionRefBinding', 'deployment');
        preset(object, 'camunda:mapDecisionResult', 'singleResult');
        preset(object, 'camunda:resultVariable', 'decision');
    },
    'bpmn:CallActivity': (object) => preset(object, 'camunda:calledElementBinding', 'deployment')
};

const GAP = 50;

function preset(object: any, name: string, value: string): void {
    if (!object.get(name)) {
        object.set(name, value);
    }
}

/** Ids tell what they are: Task_, Gateway_, Event_, Flow_; history and milestones hold on to them. */
export function nameIds(modeler: any): void {
    const factory = modeler.get('bpmnFactory');
    const ensure = factory._ensureId.bind(factory);
    factory._ensureId = (element: any) => {
        if (!element.id && element.$instanceOf?.('bpmn:Task')) {
            element.id = modeler.get('moddle').ids.nextPrefixed('Task_', element);
        }
        ensure(element);
    };
}

/** Several changes that are taken back together. */
export function together(modeler: any, changes: () => void): void {
    modeler.get('commandStack').execute('px.together', { changes });
}

export function prepare(modeler: any, texts: (key: string, fallback: string) => string): void {
    const stack = modeler.get('commandStack');
    const bus = modeler.get('eventBus');
    function Together(this: any): void {
        this.preExecute = (context: any) => context.changes();
    }
    stack.registerHandler('px.together', Together);
    bus.on('commandStack.shape.create.preExecute', ({ context }: any) => {
        const object = context.shape.businessObject;
        DEFAULTS[object?.$type]?.(object);
    });
    bus.on('commandStack.shape.create.postExecuted', 100, ({ context }: any) => {
        if (context.shape.pxApproval) {
            delete context.shape.pxApproval;
            decideAfter(modeler, context.shape, texts);
        }
    });
    bus.on('commandStack.element.updateLabel.postExecuted', ({ context }: any) => outcomeFromLabel(modeler, context.element));
}

/** The label of a button is its outcome, until somebody says otherwise. */
function outcomeFromLabel(modeler: any, element: any): void {
    const flow = element.labelTarget ?? element;
    const object = flow.businessObject;
    if (object?.$type !== 'bpmn:SequenceFlow' || object.conditionExpression || !asksForOutcome(object)) {
        return;
    }
    const word = outcomeWord(object.name ?? '');
    const others = object.sourceRef.outgoing.filter((other: any) => other !== object).map((other: any) => other.conditionExpression?.body ?? '');
    if (word && !others.some((body: string) => body.includes(`'${word}'`))) {
        modeler.get('modeling').updateProperties(flow, { conditionExpression: outcomeCondition(modeler, word) });
    }
}

export function outcomeCondition(modeler: any, word: string): any {
    return modeler.get('bpmnFactory').create('bpmn:FormalExpression', { body: `\${outcome == '${word}'}` });
}

/** Whether a way is a button: it leaves the decision point right after a human task. */
export function asksForOutcome(flow: any): boolean {
    const source = flow.sourceRef;
    return (
        source?.$type === 'bpmn:ExclusiveGateway' &&
        source.default !== flow &&
        (source.incoming ?? []).some((incoming: any) => incoming.sourceRef?.$type === 'bpmn:UserTask')
    );
}

export function outcomeWord(label: string): string {
    const words = label
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replace(/ß/g, 'ss')
        .split(/[^A-Za-z0-9]+/)
        .filter(Boolean);
    const joined = words.map((word, index) => (index ? word[0].toUpperCase() + word.slice(1).toLowerCase() : word.toLowerCase())).join('');
    return joined.replace(/^[0-9]+/, '').slice(0, 40);
}

/** The decision point that asks for the outcome of a human task: what comes after the task is another answer. */
function decisionAfter(source: any): any {
    const flows = (source.outgoing ?? []).filter((flow: any) => flow.type === 'bpmn:SequenceFlow');
    const target = flows.length === 1 ? flows[0].target : undefined;
    return source.type === 'bpmn:UserTask' && target?.type === 'bpmn:ExclusiveGateway' && target.outgoing.length > 1 ? target : undefined;
}

/** Puts a step behind another: into its only way on where there is one, else at the end of a way of its own. */
export function append(modeler: any, source: any, shape: any): void {
    const decides = decisionAfter(source);
    if (decides) {
        modeler.get('autoPlace').append(decides, shape);
        return;
    }
    const next = (source.outgoing ?? []).filter((flow: any) => flow.type === 'bpmn:SequenceFlow');
    const splits = source.businessObject.$instanceOf('bpmn:Gateway') || shape.businessObject.$instanceOf('bpmn:EndEvent');
    if (next.length !== 1 || splits || shape.businessObject.triggeredByEvent) {
        modeler.get('autoPlace').append(source, shape);
        return;
    }
    together(modeler, () => {
        const x = source.x + source.width;
        makeRoom(modeler, x, next[0].target, shape.width + 2 * GAP);
        const place = { x: x + GAP + shape.width / 2, y: source.y + source.height / 2 };
        modeler.get('selection').select(modeler.get('modeling').createShape(shape, place, next[0]));
    });
}

/** Moves what lies to the right, where what follows would otherwise be covered. Frames that reach further left stay as they are. */
function makeRoom(modeler: any, x: number, follower: any, needed: number): void {
    const missing = needed - (follower.x - x);
    if (follower.x < x || missing <= 0) {
        return;
    }
    const moved = follower.parent.children.filter((each: any) => !each.waypoints && !each.labelTarget && !each.host && each.x >= x);
    modeler.get('modeling').moveElements(moved, { x: missing, y: 0 }, follower.parent, { autoResize: true });
}

/** An approval is a human task with its two answers drawn: yes goes on, no has an end of its own. */
function decideAfter(modeler: any, task: any, t: (key: string, fallback: string) => string): void {
    const modeling = modeler.get('modeling');
    const factory = modeler.get('elementFactory');
    const middle = task.y + task.height / 2;
    const onward = task.outgoing.find((flow: any) => flow.type === 'bpmn:SequenceFlow');
    const right = task.x + task.width;
    if (onward) {
        makeRoom(modeler, right, onward.target, 2 * GAP + 50 + 2 * GAP);
    }
    const gateway = modeling.createShape(factory.createShape({ type: 'bpmn:ExclusiveGateway' }), { x: right + GAP + 25, y: middle }, task.parent);
    modeling.updateLabel(gateway, t('approval.question', 'Approved?'));
    let yes = onward;
    if (onward) {
        modeling.reconnectStart(onward, gateway, { x: gateway.x + gateway.width, y: middle });
        modeling.layoutConnection(onward);
    } else {
        yes = modeling.appendShape(gateway, { type: 'bpmn:EndEvent' }, { x: gateway.x + 50 + 2 * GAP + 18, y: middle }).incoming[0];
        modeling.updateLabel(yes.target, t('approval.approved', 'Approved'));
    }
    modeling.connect(task, gateway);
    const refused = modeling.appendShape(gateway, { type: 'bpmn:EndEvent' }, { x: gateway.x + 50 + 2 * GAP + 18, y: middle + 110 });
    modeling.updateLabel(refused, t('approval.rejected', 'Rejected'));
    modeling.updateProperties(yes, { conditionExpression: outcomeCondition(modeler, 'approve') });
    modeling.updateLabel(yes, t('approval.approve', 'Approve'));
    modeling.updateProperties(refused.incoming[0], { conditionExpression: outcomeCondition(modeler, 'reject') });
    modeling.updateLabel(refused.incoming[0], t('approval.reject', 'Reject'));
}
