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
        if (context.targetFlow) {
            settle(modeler, context.shape);
        }
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
        makeRoom(modeler, 'right', source, next[0].target, shape.width + 2 * GAP);
        const place = { x: source.x + source.width + GAP + shape.width / 2, y: source.y + source.height / 2 };
        modeler.get('selection').select(modeler.get('modeling').createShape(shape, place, next[0]));
    });
}

/** Which way a flow goes that runs straight: to the right, down, or up. */
type Way = 'right' | 'down' | 'up';

const center = (shape: any) => ({ x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 });
const flows = (list: any[]): any[] => (list ?? []).filter((each: any) => each.type === 'bpmn:SequenceFlow');
const standsAlone = (each: any) => !each.waypoints && !each.labelTarget && !each.host;

function wayBetween(source: any, target: any): Way | undefined {
    const [from, to] = [center(source), center(target)];
    if (Math.abs(from.y - to.y) <= 5 && target.x >= source.x + source.width) {
        return 'right';
    }
    if (Math.abs(from.x - to.x) > 5) {
        return undefined;
    }
    return target.y >= source.y + source.height ? 'down' : target.y + target.height <= source.y ? 'up' : undefined;
}

/** What lies beyond the step moves on, where what follows would otherwise be covered. Frames that reach back further stay. */
function makeRoom(modeler: any, way: Way, after: any, follower: any, needed: number, except?: any): void {
    const end = { right: after.x + after.width, down: after.y + after.height, up: after.y }[way];
    const beyond = (each: any) => ({ right: each.x - end, down: each.y - end, up: end - each.y - each.height })[way];
    const missing = needed - beyond(follower);
    if (beyond(follower) < 0 || missing <= 0) {
        return;
    }
    const moved = follower.parent.children.filter((each: any) => each !== except && standsAlone(each) && beyond(each) >= 0);
    const delta = { right: { x: missing, y: 0 }, down: { x: 0, y: missing }, up: { x: 0, y: -missing } }[way];
    modeler.get('modeling').moveElements(moved, delta, follower.parent, { autoResize: true });
}

/** From the edge of one step to the edge of the other, the way that both stand in line. */
function straight(way: Way, source: any, target: any): any[] {
    const { x } = center(source);
    const { y } = center(source);
    return {
        right: [{ x: source.x + source.width, y }, { x: target.x, y }],
        down: [{ x, y: source.y + source.height }, { x, y: target.y }],
        up: [{ x, y: source.y }, { x, y: target.y + target.height }]
    }[way];
}

/** A step that was dropped onto a straight flow stands in line, with room on both sides. */
function settle(modeler: any, shape: any): void {
    const [into] = flows(shape.incoming);
    const [onward] = flows(shape.outgoing);
    const way: Way | undefined = into && onward ? wayBetween(into.source, onward.target) : undefined;
    if (!way) {
        return;
    }
    const { source } = into;
    const { target } = onward;
    const size = way === 'right' ? shape.width : shape.height;
    const before = way === 'right' ? Math.max(GAP, (into.labels?.[0]?.width ?? 0) + 24) : GAP;
    makeRoom(modeler, way, source, target, before + size + GAP, shape);
    const middle = center(source);
    const place = {
        right: { x: source.x + source.width + before, y: middle.y - shape.height / 2 },
        down: { x: middle.x - shape.width / 2, y: source.y + source.height + before },
        up: { x: middle.x - shape.width / 2, y: source.y - before - shape.height }
    }[way];
    const modeling = modeler.get('modeling');
    modeling.moveShape(shape, { x: place.x - shape.x, y: place.y - shape.y });
    modeling.updateWaypoints(into, straight(way, source, shape));
    modeling.updateWaypoints(onward, straight(way, shape, target));
}

/** The first of the places where nothing stands; an end needs room for its word below. */
function freeOf(parent: any, places: { x: number; y: number }[]): { x: number; y: number } {
    const covers = (place: { x: number; y: number }) => (each: any) =>
        each.x < place.x + 45 && each.x + each.width > place.x - 45 && each.y < place.y + 50 && each.y + each.height > place.y - 30;
    return places.find((place) => !parent.children.some((each: any) => !each.waypoints && covers(place)(each))) ?? places[0];
}

/** An approval is a human task with its two answers drawn: yes goes on, no has an end of its own. */
function decideAfter(modeler: any, task: any, t: (key: string, fallback: string) => string): void {
    const modeling = modeler.get('modeling');
    const factory = modeler.get('elementFactory');
    const [onward] = flows(task.outgoing);
    const way: Way = (onward ? wayBetween(task, onward.target) : undefined) ?? 'right';
    if (onward) {
        makeRoom(modeler, way, task, onward.target, 2 * GAP + 50 + 2 * GAP);
    }
    const { x, y } = center(task);
    const ahead = GAP + 25;
    const at = { right: { x: task.x + task.width + ahead, y }, down: { x, y: task.y + task.height + ahead }, up: { x, y: task.y - ahead } }[way];
    const gateway = modeling.createShape(factory.createShape({ type: 'bpmn:ExclusiveGateway' }), at, task.parent);
    modeling.updateLabel(gateway, t('approval.question', 'Approved?'));
    let yes = onward;
    const aside = 25 + 2 * GAP + 18;
    if (onward) {
        modeling.reconnectStart(onward, gateway, center(gateway));
        modeling.layoutConnection(onward);
        if (wayBetween(gateway, onward.target) === way) {
            modeling.updateWaypoints(onward, straight(way, gateway, onward.target));
        }
    } else {
        yes = modeling.appendShape(gateway, { type: 'bpmn:EndEvent' }, { x: at.x + aside, y: at.y }).incoming[0];
        modeling.updateLabel(yes.target, t('approval.approved', 'Approved'));
    }
    modeling.updateWaypoints(modeling.connect(task, gateway), straight(way, task, gateway));
    const beside = way === 'right' ? [110, -110, 190, -190, 270, -270].map((off) => ({ x: at.x + aside, y: at.y + off })) : [aside, -aside].map((off) => ({ x: at.x + off, y: at.y }));
    const refused = modeling.appendShape(gateway, { type: 'bpmn:EndEvent' }, freeOf(task.parent, beside));
    modeling.updateLabel(refused, t('approval.rejected', 'Rejected'));
    modeling.updateProperties(yes, { conditionExpression: outcomeCondition(modeler, 'approve') });
    modeling.updateLabel(yes, t('approval.approve', 'Approve'));
    modeling.updateProperties(refused.incoming[0], { conditionExpression: outcomeCondition(modeler, 'reject') });
    modeling.updateLabel(refused.incoming[0], t('approval.reject', 'Reject'));
}
