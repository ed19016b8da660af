/* The diagram as text: its steps in order, its branches as lists. For the keyboard, for screen readers, and to get an overview. */

import { Roving } from './px-bpmn-rove';

interface Step {
    id: string;
    kind: string;
    name: string;
    branches: Branch[];
}

interface Branch {
    title: string;
    steps: Step[];
    /** Where the branch goes on, where that stands elsewhere in the outline. */
    onward?: { id: string; name: string };
}

type Words = (key: string, fallback: string) => string;

function kindOf(object: any): string {
    const event = object.eventDefinitions?.[0]?.$type.replace('bpmn:', '').replace('EventDefinition', '') ?? '';
    return object.$type.replace('bpmn:', '') + event;
}

/** Walks a process from its start; each step is told once. */
class Reader {
    private readonly told = new Set<any>();

    constructor(private readonly t: Words) {}

    container(container: any): Branch[] {
        const nodes = (container.flowElements ?? []).filter((element: any) => element.$instanceOf('bpmn:FlowNode'));
        const entered = (node: any) => (node.incoming ?? []).length > 0 || node.$type === 'bpmn:BoundaryEvent' || node.triggeredByEvent;
        const branches: Branch[] = [];
        const starts = nodes.filter((node: any) => node.$type === 'bpmn:StartEvent');
        [...starts, ...nodes.filter((node: any) => !entered(node) && !starts.includes(node))].forEach((start: any) => branches.push(...this.way('', start, [])));
        nodes.filter((node: any) => node.triggeredByEvent && !this.told.has(node)).forEach((frame: any) => {
            this.told.add(frame);
            branches.push({ title: this.t('outline.anytime', 'At any time'), steps: [this.step(frame, this.container(frame))] });
        });
        nodes.filter((node: any) => !this.told.has(node)).forEach((rest: any) => branches.push(...this.way(this.t('outline.alone', 'Not connected'), rest, [])));
        return branches;
    }

    private step(node: any, branches: Branch[] = []): Step {
        return { id: node.id, kind: this.t(`kind.${kindOf(node)}`, kindOf(node)), name: node.name ?? '', branches };
    }

    /** The steps from a node up to where other branches meet. */
    private way(title: string, first: any, stops: any[]): Branch[] {
        const branch: Branch = { title, steps: [] };
        const later: (() => void)[] = [];
        let node = first;
        while (node && !this.told.has(node) && !stops.includes(node)) {
            this.told.add(node);
            const step = this.step(node, node.$type === 'bpmn:SubProcess' ? this.container(node) : []);
            branch.steps.push(step);
            (node.boundaryEventRefs ?? []).forEach((event: any) => later.push(() => this.border(step, event, stops)));
            const flows = node.outgoing ?? [];
            if (flows.length < 2) {
                node = flows[0]?.targetRef;
                continue;
            }
            const targets = flows.map((flow: any) => flow.targetRef);
            const meeting = this.meeting(targets);
            const main = meeting ? undefined : this.longest(targets);
            for (const flow of flows) {
                const ends = meeting ? [...stops, meeting] : [...stops, main];
                if (flow.targetRef === main) {
                    step.branches.push({ title: this.titleOf(flow), steps: [], onward: this.place(main) });
                } else if (meeting) {
                    step.branches.push(...this.way(this.titleOf(flow), flow.targetRef, ends));
                } else {
                    later.push(() => step.branches.push(...this.way(this.titleOf(flow), flow.targetRef, ends)));
                }
            }
            node = meeting ?? main;
        }
        // The nearest meeting place is where the outline goes on by itself; anything else is said.
        if (node && (!branch.steps.length || node !== stops[stops.length - 1])) {
            branch.onward = this.place(node);
        }
        later.forEach((tell) => tell());
        return [branch];
    }

    /** What hangs on a border comes last, so that it names rather than holds what follows. */
    private border(step: Step, event: any, stops: any[]): void {
        this.told.add(event);
        const ways = (event.outgoing ?? []).flatMap((flow: any) => this.way('', flow.targetRef, stops));
        step.branches.push({ title: this.t('outline.meanwhile', 'Meanwhile'), steps: [{ ...this.step(event), branches: ways }] });
    }

    private place(node: any): { id: string; name: string } {
        return { id: node.id, name: node.name || this.t(`kind.${kindOf(node)}`, kindOf(node)) };
    }

    /** Where branches do not meet again, the one with most ahead of it is the main line. */
    private longest(targets: any[]): any {
        return targets.filter((target) => !this.told.has(target)).sort((one, other) => this.reach(other).size - this.reach(one).size)[0];
    }

    private titleOf(flow: any): string {
        const isDefault = flow.sourceRef.default === flow;
        const name = flow.name || (isDefault ? this.t('outline.otherwise', 'Otherwise') : (flow.conditionExpression?.body ?? '').replace(/^[$#]{\s*|\s*}$/g, ''));
        return name || this.t('outline.branch', 'Way');
    }

    /** The first step that every branch reaches, looking forward only. */
    private meeting(targets: any[]): any {
        const reached = targets.map((target) => this.reach(target));
        return [...reached[0]].find((node) => reached.every((set) => set.has(node)));
    }

    private reach(start: any): Set<any> {
        const found = new Set<any>();
        const waiting = [start];
        while (waiting.length) {
            const node = waiting.shift();
            if (node && !found.has(node) && !this.told.has(node)) {
                found.add(node);
                (node.outgoing ?? []).forEach((flow: any) => waiting.push(flow.targetRef));
            }
        }
        return found;
    }
}

export function readOutline(definitions: any, t: Words): Branch[] {
    const processes = (definitions.rootElements ?? []).filter((root: any) => root.$type === 'bpmn:Process');
    return processes.flatMap((process: any) => new Reader(t).container(process));
}

/** The panel beside the palette. Choosing an entry chooses the step on the canvas. */
export class OutlinePanel {
    readonly element = document.createElement('nav');
    private readonly steps = new Roving(this.element);

    constructor(
        private readonly modeler: () => any,
        private readonly t: Words
    ) {
        this.element.className = 'px-bpmn-outline';
        this.element.hidden = true;
        this.element.setAttribute('aria-label', t('outline', 'Outline'));
        this.element.addEventListener('click', (event) => this.choose((event.target as HTMLElement).closest('button')));
    }

    show(open: boolean): void {
        this.element.hidden = !open;
        this.refresh();
        if (open) {
            this.steps.focus();
        }
    }

    refresh(): void {
        const modeler = this.modeler();
        if (this.element.hidden || !modeler) {
            return;
        }
        const focused = (document.activeElement as HTMLElement | null)?.closest('.px-bpmn-outline') ? (document.activeElement as HTMLElement).dataset.id : undefined;
        const heading = document.createElement('h3');
        heading.textContent = this.t('outline', 'Outline');
        this.element.replaceChildren(heading, ...this.lists(readOutline(modeler.getDefinitions(), this.t)));
        this.mark(modeler.get('selection').get()[0]?.id);
        if (focused) {
            this.entry(focused)?.focus();
        }
    }

    mark(id: string | undefined): void {
        this.element.querySelectorAll('[aria-current]').forEach((entry) => entry.removeAttribute('aria-current'));
        if (id) {
            const entry = this.entry(id);
            entry?.setAttribute('aria-current', 'true');
            if (entry && !this.element.contains(document.activeElement)) {
                this.steps.at(entry);
            }
        }
    }

    private entry(id: string): HTMLButtonElement | null {
        return this.element.querySelector(`button[data-id="${CSS.escape(id)}"]`);
    }

    private lists(branches: Branch[]): HTMLElement[] {
        return branches.flatMap((branch) => {
            const list = document.createElement('ol');
            list.append(...branch.steps.map((step) => this.item(step)));
            if (branch.onward) {
                const onward = document.createElement('li');
                const where = this.button(branch.onward.id, this.t('outline.onward', 'on to {0}').replace('{0}', branch.onward.name));
                where.className = 'px-outline-onward';
                onward.append(where);
                list.append(onward);
            }
            if (!branch.title) {
                return [list];
            }
            const title = document.createElement('span');
            title.className = 'px-outline-branch';
            title.textContent = branch.title;
            list.setAttribute('aria-label', branch.title);
            return [title, list];
        });
    }

    private item(step: Step): HTMLElement {
        const item = document.createElement('li');
        const button = this.button(step.id, step.name || step.kind);
        if (step.name) {
            const kind = document.createElement('small');
            kind.textContent = step.kind;
            button.append(kind);
        }
        item.append(button, ...this.lists(step.branches));
        return item;
    }

    private button(id: string, text: string): HTMLButtonElement {
        const button = document.createElement('button');
        const name = document.createElement('span');
        button.type = 'button';
        button.dataset.id = id;
        name.textContent = text;
        button.append(name);
        return button;
    }

    private choose(button: HTMLButtonElement | null): void {
        const element = button && this.modeler()?.get('elementRegistry').get(button.dataset.id);
        if (element) {
            this.modeler().get('canvas').scrollToElement(element, { top: 120, bottom: 120, left: 200, right: 200 });
            this.modeler().get('selection').select(element);
        }
    }
}
