/* The modeler: palette and canvas. XML in by open(), out by save(); what is selected goes to the server as plain values. */
import 'diagram-js-minimap/assets/diagram-js-minimap.css';
import { shareClipboard } from './px-bpmn-clipboard';
import { mend } from './px-bpmn-fixes';
import { fit, iconButton, options, zoomBar, keepWordsWhole, withPicture } from './px-bpmn-look';
import { describe, Writer } from './px-bpmn-model';
import { OutlinePanel } from './px-bpmn-outline';
import { limit, translation } from './px-bpmn-pad';
import { palette, type PaletteAction, type PaletteThreshold } from './px-bpmn-palette';
import { Roving } from './px-bpmn-rove';
import { guideDrags } from './px-bpmn-drag';
import { nameIds, prepare } from './px-bpmn-steps';

interface Problem {
    element: string;
    severity: string;
    message: string;
}

interface Settings {
    actions: PaletteAction[];
    thresholds: PaletteThreshold[];
    texts: Record<string, string>;
}

/** How long a hand rests before what was drawn is checked. */
const RESTS_IN_MS = 600;

class PxBpmnEditor extends HTMLElement {
    private modeler: any;
    private opened: { xml: string; settings: Settings } | undefined;
    private problems: Problem[] = [];
    private revision = 0;
    private changing: number | undefined;
    private resting: number | undefined;
    /** The last step that what was opened or read holds; undefined is before the first. */
    private known: object | undefined;
    private outline: OutlinePanel | undefined;
    private list: HTMLButtonElement | undefined;
    private zoomed: HTMLButtonElement | undefined;
    private undoButton: HTMLButtonElement | undefined;
    private redoButton: HTMLButtonElement | undefined;
    private frame: ResizeObserver | undefined;
    private ready: Promise<void> = Promise.resolve();

    connectedCallback(): void {
        this.classList.add('px-bpmn', 'px-bpmn-editor');
        if (this.opened && !this.modeler) {
            this.ready = this.build();
        }
    }

    disconnectedCallback(): void {
        queueMicrotask(() => !this.isConnected && this.tearDown());
    }

    open(xml: string, settings: Settings): Promise<void> {
        this.opened = { xml, settings };
        this.tearDown();
        this.ready = this.build();
        return this.ready;
    }

    async save(): Promise<string> {
        await this.ready;
        if (!this.modeler) {
            return '';
        }
        (document.activeElement as HTMLElement | null)?.blur?.();
        // What is read now holds the last change too: told of afterwards, it would count as one that is not saved.
        window.clearTimeout(this.changing);
        const known = this.lastStep();
        const { xml } = await this.modeler.saveXML({ format: true });
        this.known = known;
        return xml;
    }

    setValue(id: string, key: string, value: unknown): void {
        if (this.modeler) {
            new Writer(this.modeler).set(id, key, value);
        }
    }

    async select(id: string): Promise<void> {
        await this.ready;
        const element = this.modeler?.get('elementRegistry').get(id);
        if (element) {
            this.modeler.get('canvas').scrollToElement(element, { top: 120, bottom: 120, left: 200, right: 200 });
            this.modeler.get('selection').select(element);
        }
    }

    /** Opens the outline and goes to it, or closes it. */
    async showOutline(open: boolean): Promise<void> {
        await this.ready;
        this.list?.setAttribute('aria-pressed', String(open));
        this.outline?.show(open);
    }

    /** Does the obvious about a finding. */
    async mend(fix: { element: string; rule: string }): Promise<void> {
        await this.select(fix.element);
        if (this.modeler) {
            mend(this.modeler, fix.element, fix.rule, this.word);
        }
    }

    async setProblems(problems: Problem[]): Promise<void> {
        this.problems = problems;
        await this.ready;
        this.markProblems();
    }

    private async build(): Promise<void> {
        const opened = this.opened;
        if (!opened) {
            return;
        }
        const [{ default: Modeler }, { default: camunda }, { default: minimap }] = await Promise.all([
            import('bpmn-js/lib/Modeler'),
            import('camunda-bpmn-moddle/resources/camunda.json'),
            import('diagram-js-minimap')
        ]);
        const drawn = await withPicture(opened.xml);
        if (!this.isConnected || opened !== this.opened) {
            return;
        }
        const canvas = document.createElement('div');
        canvas.className = 'px-bpmn-canvas';
        const stage = document.createElement('div');
        stage.className = 'px-bpmn-stage';
        stage.append(canvas, this.tools(opened.settings.texts));
        this.outline = new OutlinePanel(() => this.modeler, this.word);
        this.replaceChildren(palette(() => this.modeler, opened.settings.actions, opened.settings.thresholds, opened.settings.texts), this.outline.element, stage);
        const modeler: any = new Modeler({
            ...options(canvas),
            moddleExtensions: { camunda },
            additionalModules: [minimap, translation(opened.settings.texts), { paletteProvider: ['value', null] }]
        });
        this.modeler = modeler;
        keepWordsWhole(modeler.get('textRenderer'));
        nameIds(modeler);
        guideDrags(modeler);
        prepare(modeler, (key, fallback) => this.word(`palette.${key}`, fallback));
        limit(modeler, (key, fallback) => this.word(`palette.${key}`, fallback));
        shareClipboard(modeler);
        try {
            await modeler.importXML(ofToday(drawn));
        } catch (error) {
            this.dispatchEvent(new CustomEvent('px-unreadable', { detail: String(error) }));
            return;
        }
        this.known = drawn === opened.xml ? undefined : {};
        if (drawn !== opened.xml) {
            this.dispatchEvent(new CustomEvent('px-laid-out', { detail: drawn }));
        }
        fit(modeler.get('canvas'));
        this.keepInSight(stage, modeler.get('canvas'));
        this.listen(modeler);
        this.markProblems();
    }

    /** The frame changes while the page fills: all of the diagram stays in sight until somebody works on it. */
    private keepInSight(stage: HTMLElement, canvas: any): void {
        this.frame?.disconnect();
        this.frame = new ResizeObserver(() => {
            canvas.resized();
            fit(canvas);
        });
        this.frame.observe(stage);
        for (const touched of ['pointerdown', 'wheel', 'keydown']) {
            this.addEventListener(touched, () => this.frame?.disconnect(), { once: true, capture: true, passive: true });
        }
    }

    private readonly word = (key: string, fallback: string): string => this.opened?.settings.texts[key] ?? fallback;

    private tools(texts: Record<string, string>): HTMLElement {
        const bar = zoomBar(() => this.modeler?.get('canvas'), texts);
        this.undoButton = iconButton('undo', texts.undo ?? 'Undo', () => this.modeler?.get('commandStack').undo());
        this.redoButton = iconButton('redo', texts.redo ?? 'Redo', () => this.modeler?.get('commandStack').redo());
        this.undoButton.disabled = this.redoButton.disabled = true;
        this.zoomed = document.createElement('button');
        this.zoomed.type = 'button';
        this.zoomed.className = 'px-bpmn-percent';
        this.zoomed.title = texts['canvas.actual'] ?? 'Actual size';
        this.zoomed.addEventListener('click', () => this.modeler?.get('canvas').zoom(1, 'auto'));
        bar.children[0].after(this.zoomed);
        const map = iconButton('map', texts['canvas.map'] ?? 'Overview map', () => {
            this.modeler?.get('minimap').toggle();
            map.setAttribute('aria-pressed', String(!!this.modeler?.get('minimap').isOpen()));
        });
        this.list = iconButton('list', texts.outline ?? 'Outline', () => this.showOutline(!!this.outline?.element.hidden));
        map.setAttribute('aria-pressed', 'false');
        this.list.setAttribute('aria-pressed', 'false');
        const find = iconButton('find', texts['canvas.find'] ?? 'Find in the diagram', () => this.modeler?.get('searchPad').toggle());
        bar.append(this.undoButton, this.redoButton, find, map, this.list);
        bar.setAttribute('role', 'toolbar');
        bar.setAttribute('aria-label', texts['canvas.tools'] ?? 'Diagram');
        new Roving(bar);
        return bar;
    }

    private listen(modeler: any): void {
        modeler.on('selection.changed', () => {
            this.tellSelection();
            this.outline?.mark(modeler.get('selection').get()[0]?.id);
        });
        modeler.on('canvas.viewbox.changed', () => this.tellZoom());
        this.tellZoom();
        modeler.on('commandStack.changed', () => {
            const stack = modeler.get('commandStack');
            this.undoButton!.disabled = !stack.canUndo();
            this.redoButton!.disabled = !stack.canRedo();
            window.clearTimeout(this.changing);
            this.changing = window.setTimeout(() => {
                this.dispatchEvent(new CustomEvent('px-changed', { detail: { revision: ++this.revision, known: this.lastStep() === this.known } }));
                this.tellSelection();
                this.outline?.refresh();
            }, 250);
            window.clearTimeout(this.resting);
            this.resting = window.setTimeout(() => this.tellDrawn(), RESTS_IN_MS);
        });
        this.tellSelection();
    }

    /** What was done last and not taken back; each step is an object of its own. */
    private lastStep(): object | undefined {
        const stack = this.modeler.get('commandStack');
        return stack._stack[stack._stackIdx];
    }

    private tellZoom(): void {
        this.zoomed!.textContent = `${Math.round(this.modeler.get('canvas').zoom() * 100)} %`;
    }

    /** What was drawn, as it stands, for the check; what is being typed on the canvas is not part of it yet. */
    private async tellDrawn(): Promise<void> {
        const { xml } = (await this.modeler?.saveXML({ format: true }).catch(() => undefined)) ?? {};
        if (xml) {
            this.dispatchEvent(new CustomEvent('px-drawn', { detail: xml }));
        }
    }

    private tellSelection(): void {
        if (!this.modeler) {
            return;
        }
        const selected = this.modeler.get('selection').get();
        const element = selected.length === 1 ? selected[0].labelTarget ?? selected[0] : undefined;
        const detail = element?.businessObject?.id ? JSON.stringify(describe(element)) : '';
        this.dispatchEvent(new CustomEvent('px-selected', { detail }));
    }

    private markProblems(): void {
        if (!this.modeler) {
            return;
        }
        const canvas = this.modeler.get('canvas');
        const registry = this.modeler.get('elementRegistry');
        const overlays = this.modeler.get('overlays');
        overlays.remove({ type: 'px-problem' });
        registry.forEach((element: any) => ['px-bad', 'px-warn'].forEach((name) => canvas.removeMarker(element, name)));
        for (const problem of this.problems.filter((entry) => entry.element && registry.get(entry.element))) {
            const error = problem.severity === 'ERROR';
            const element = registry.get(problem.element);
            canvas.addMarker(element, error ? 'px-bad' : 'px-warn');
            const sign = document.createElement('span');
            sign.className = error ? 'px-problem px-problem-error' : 'px-problem';
            sign.textContent = '!';
            sign.title = problem.message;
            const position = element.waypoints ? { top: -8, left: 0 } : { top: -9, right: 9 };
            overlays.add(element.id, 'px-problem', { position, html: sign });
        }
    }

    private tearDown(): void {
        this.frame?.disconnect();
        window.clearTimeout(this.changing);
        window.clearTimeout(this.resting);
        this.modeler?.destroy();
        this.modeler = undefined;
        this.replaceChildren();
    }
}

/** Files of the engine's forebear name its extensions by another address; what is read under that one could not be written again. */
function ofToday(xml: string): string {
    return xml.replace(/(["'])http:\/\/activiti\.org\/bpmn\1/g, '$1http://camunda.org/schema/1.0/bpmn$1');
}

if (!customElements.get('px-bpmn-editor')) {
    customElements.define('px-bpmn-editor', PxBpmnEditor);
}
