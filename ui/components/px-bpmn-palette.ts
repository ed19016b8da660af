/* The palette of steps in the owner's words; every entry is something the gate lets through. */
import { icon } from './px-bpmn-look';
import { Roving } from './px-bpmn-rove';
import { append as appendAfter } from './px-bpmn-steps';

export interface PaletteAction {
    key: string;
    name: string;
}

/** A message by which the clocks tell that so much of a target is used. */
export interface PaletteThreshold {
    message: string;
    text: string;
    name: string;
    start: string;
}

interface Entry {
    text: string;
    path: string;
    shape: object;
    action?: string;
    threshold?: PaletteThreshold;
    /** What the step is called at first, and who does it. */
    name?: string;
    assignee?: string;
    approval?: boolean;
}

const P = {
    search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3L14 14',
    tick: 'M3 8.5l3.2 3.2L13 4.8',
    talk: 'M2.5 3h11v8H7l-3 2.5V11H2.5z',
    ticket: 'M2 4.5h12v2.3a1.3 1.3 0 0 0 0 2.4v2.3H2V9.2a1.3 1.3 0 0 0 0-2.4zM9.5 4.5v1.2M9.5 7.4v1.2M9.5 10.3v1.2',
    fields: 'M3 2.5h10v11H3zM5.5 5.5h5M5.5 8h5M5.5 10.5h2.5',
    layers: 'M8 2.5l6 3-6 3-6-3zM2 8.5l6 3 6-3M2 11l6 3 6-3',
    person: 'M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 13.8c.6-2.6 2.6-4 5.2-4s4.6 1.4 5.2 4',
    send: 'M14 2L2 7.2l4.6 2.2L8.8 14zM14 2L6.6 9.4',
    table: 'M2.5 3h11v10h-11zM2.5 6.3h11M2.5 9.6h11M6.5 3v10',
    choice: 'M8 2l6 6-6 6-6-6zM6 6l4 4M10 6l-4 4',
    parallel: 'M8 2l6 6-6 6-6-6zM8 5v6M5 8h6',
    clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
    mail: 'M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5',
    frame: 'M2 3.5h12v9H2zM6.5 8h3M8 6.5v3',
    copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
    flag: 'M4 14V2.5h8l-1.6 3L12 8.5H4',
    note: 'M3 2.5h10v11H3zM5.5 6h5M5.5 9h5',
    target: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z'
};

/** Actions that belong to the clocks, and so to their section. */
const OF_CLOCKS = ['startTarget', 'stopTarget', 'cancelTarget'];
/** Actions by which rules decide. */
const OF_RULES = ['assignByGrid'];
const ICONS: Record<string, string> = { sendMessage: P.send, linkTicket: P.ticket, signalLinked: P.mail, setField: P.fields, writeNote: P.note, computeDate: P.clock, findGroupLead: P.person };

function sections(actions: PaletteAction[], thresholds: PaletteThreshold[], t: (key: string, fallback: string) => string): [string, Entry[]][] {
    const called = (action: PaletteAction, path: string): Entry => ({ text: action.name, path, shape: { type: 'bpmn:ServiceTask' }, action: action.key });
    return [
        [
            t('people', 'People do'),
            [
                { text: t('humanTask', 'Human task'), path: P.person, shape: { type: 'bpmn:UserTask' } },
                { text: t('approval', 'Approval'), path: P.tick, shape: { type: 'bpmn:UserTask' }, name: t('approval.name', 'Approve'), approval: true },
                { text: t('askRequester', 'Ask the requester'), path: P.talk, shape: { type: 'bpmn:UserTask' }, name: t('askRequester', 'Ask the requester'), assignee: '${requester}' }
            ]
        ],
        [
            t('praxis', 'Praxis does'),
            actions.filter((action) => ![...OF_CLOCKS, ...OF_RULES].includes(action.key)).map((action) => called(action, ICONS[action.key] ?? P.send))
        ],
        [
            t('targets', 'Service levels'),
            [
                ...OF_CLOCKS.flatMap((key) => actions.filter((action) => action.key === key)).map((action) => called(action, P.target)),
                ...thresholds.map((threshold) => ({ text: threshold.text, path: P.clock, shape: { type: 'bpmn:SubProcess', isExpanded: true, triggeredByEvent: true, width: 350, height: 140 }, threshold }))
            ]
        ],
        [
            t('rules', 'Rules decide'),
            [
                { text: t('table', 'Decision table'), path: P.table, shape: { type: 'bpmn:BusinessRuleTask' } },
                ...OF_RULES.flatMap((key) => actions.filter((action) => action.key === key)).map((action) => ({ ...called(action, P.layers), text: t('grid', 'Rule grid'), name: action.name }))
            ]
        ],
        [
            t('flow', 'Flow'),
            [
                { text: t('choice', 'Decision point'), path: P.choice, shape: { type: 'bpmn:ExclusiveGateway' } },
                { text: t('parallel', 'Do in parallel'), path: P.parallel, shape: { type: 'bpmn:ParallelGateway' } },
                { text: t('waitTime', 'Wait for time'), path: P.clock, shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:TimerEventDefinition' } },
                { text: t('waitMessage', 'Wait for answer'), path: P.mail, shape: { type: 'bpmn:IntermediateCatchEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' } },
                { text: t('group', 'Steps within'), path: P.frame, shape: { type: 'bpmn:SubProcess', isExpanded: true } },
                { text: t('call', 'Another process'), path: P.copy, shape: { type: 'bpmn:CallActivity' } },
                { text: t('end', 'End'), path: P.flag, shape: { type: 'bpmn:EndEvent' } },
                { text: t('note', 'Note'), path: P.note, shape: { type: 'bpmn:TextAnnotation' } }
            ]
        ]
    ];
}

/** Drag a step onto the diagram, or press it to put it after the selected step. */
export function palette(modeler: () => any, actions: PaletteAction[], thresholds: PaletteThreshold[], texts: Record<string, string>): HTMLElement {
    const t = (key: string, fallback: string) => texts[`palette.${key}`] ?? fallback;
    const panel = document.createElement('div');
    panel.className = 'px-bpmn-palette';
    panel.setAttribute('role', 'region');
    panel.setAttribute('aria-label', t('title', 'Steps'));
    const box = finder(panel, t);
    panel.append(box);
    for (const [title, entries] of sections(actions, thresholds, t)) {
        const section = document.createElement('section');
        const heading = document.createElement('div');
        heading.className = 'px-bpmn-palette-title';
        heading.textContent = title;
        section.append(heading, ...entries.map((entry) => button(modeler, entry)));
        panel.append(section);
    }
    const steps = new Roving(panel);
    box.addEventListener('keydown', (event) => {
        if (event.key === 'ArrowDown') {
            event.preventDefault();
            steps.focus();
        }
    });
    return panel;
}

/** A box that leaves only what is looked for; Enter takes the first that is left. */
function finder(panel: HTMLElement, t: (key: string, fallback: string) => string): HTMLElement {
    const box = document.createElement('label');
    const input = document.createElement('input');
    box.className = 'px-bpmn-find';
    input.type = 'search';
    input.placeholder = t('find', 'Find a step');
    input.setAttribute('aria-label', t('find', 'Find a step'));
    input.addEventListener('input', () => {
        const wanted = input.value.trim().toLowerCase();
        panel.querySelectorAll('section').forEach((section) => {
            const steps = [...section.querySelectorAll('button')];
            steps.forEach((step) => (step.hidden = !step.textContent!.toLowerCase().includes(wanted)));
            section.hidden = steps.every((step) => step.hidden);
        });
    });
    input.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') {
            panel.querySelector<HTMLButtonElement>('button:not([hidden])')?.click();
        } else if (event.key === 'Escape' && input.value) {
            input.value = '';
            input.dispatchEvent(new Event('input'));
        }
    });
    box.append(icon(P.search), input);
    return box;
}

function button(modeler: () => any, entry: Entry): HTMLButtonElement {
    const step = document.createElement('button');
    step.type = 'button';
    step.draggable = true;
    const text = document.createElement('span');
    text.textContent = entry.text;
    step.append(icon(entry.path), text);
    step.addEventListener('dragstart', (event) => {
        event.preventDefault();
        const shapes = made(modeler(), entry);
        modeler()?.get('create').start(event, shapes, { hints: { autoSelect: [shapes[0]] } });
    });
    step.addEventListener('click', () => append(modeler(), entry));
    return step;
}

/** The step, and what is drawn inside of it from the beginning. */
function made(modeler: any, entry: Entry): any[] {
    const factory = modeler.get('elementFactory');
    const shape = factory.createShape({ ...entry.shape, x: 0, y: 0 });
    if (entry.action) {
        shape.businessObject.set('camunda:delegateExpression', `\${${entry.action}}`);
        shape.businessObject.name = entry.name ?? entry.text;
    }
    if (entry.name) {
        shape.businessObject.name = entry.name;
    }
    if (entry.assignee) {
        shape.businessObject.set('camunda:assignee', entry.assignee);
    }
    if (entry.approval) {
        shape.pxApproval = true;
        approves(modeler, shape.businessObject);
    }
    return entry.threshold ? [shape, ...whenUsed(modeler, shape, entry.threshold)] : [shape];
}

/** Whom it asks is said by properties, to begin with the manager; the group decides where nobody is found. */
function approves(modeler: any, task: any): void {
    const factory = modeler.get('bpmnFactory');
    const values = [['approvers', 'manager'], ['quorum', 'all']].map(([name, value]) => factory.create('camunda:Property', { name, value }));
    const properties = factory.create('camunda:Properties', { values });
    task.extensionElements = factory.create('bpmn:ExtensionElements', { values: [properties] });
    properties.$parent = task.extensionElements;
    task.extensionElements.$parent = task;
    task.set('camunda:candidateGroups', '${group}');
}

/** An event sub-process that the clocks start beside everything else: its start waits for their message. */
function whenUsed(modeler: any, around: any, threshold: PaletteThreshold): any[] {
    const factory = modeler.get('elementFactory');
    around.businessObject.name = threshold.name;
    const start = factory.createShape({ type: 'bpmn:StartEvent', eventDefinitionType: 'bpmn:MessageEventDefinition', isInterrupting: false, x: 40, y: 56, parent: around });
    start.businessObject.name = threshold.start;
    const known = modeler.getDefinitions().rootElements.find((entry: any) => entry.$type === 'bpmn:Message' && entry.name === threshold.message);
    start.businessObject.eventDefinitions[0].messageRef = known ?? modeler.get('bpmnFactory').create('bpmn:Message', { name: threshold.message });
    return [start];
}

function append(modeler: any, entry: Entry): void {
    if (!modeler) {
        return;
    }
    const selected = modeler.get('selection').get()[0];
    const shapes = made(modeler, entry);
    const follows = selected?.businessObject?.$instanceOf('bpmn:FlowNode') && !selected.businessObject.$instanceOf('bpmn:EndEvent') && !selected.businessObject.triggeredByEvent;
    if (!entry.threshold && follows && !selected.labelTarget) {
        appendAfter(modeler, selected, shapes[0]);
        return;
    }
    const canvas = modeler.get('canvas');
    const view = canvas.viewbox();
    const position = { x: Math.round(view.x + view.width / 2), y: Math.round(view.y + view.height / 2) };
    if (shapes.length > 1) {
        modeler.get('modeling').createElements(shapes, free(modeler, shapes[0], position), canvas.getRootElement());
        modeler.get('selection').select(shapes[0]);
        return;
    }
    const added = modeler.get('modeling').createShape(shapes[0], position, canvas.getRootElement());
    modeler.get('selection').select(added);
}

/** A place below everything that is drawn, so that nothing is covered; the view follows. */
function free(modeler: any, shape: any, wanted: { x: number; y: number }): { x: number; y: number } {
    const boxes = modeler.get('elementRegistry').filter((element: any) => Number.isFinite(element.y + element.height) && element.parent === modeler.get('canvas').getRootElement());
    const lowest = Math.max(wanted.y - shape.height, ...boxes.map((box: any) => box.y + box.height));
    const place = { x: wanted.x, y: lowest + 40 + shape.height / 2 };
    const canvas = modeler.get('canvas');
    const view = canvas.viewbox();
    if (place.y + shape.height > view.y + view.height) {
        canvas.viewbox({ ...view, y: place.y + shape.height - view.height });
    }
    return place;
}
