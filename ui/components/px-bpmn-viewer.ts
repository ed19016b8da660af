/* A diagram with the path of one ticket: what is done, where it stands, how long each step took. */
import { addArrowHeads, fit, options, zoomBar, keepWordsWhole, withPicture } from './px-bpmn-look';

interface Marks {
    done: string[];
    flows: string[];
    active: { id: string; count: number }[];
    times: { id: string; text: string }[];
    texts: Record<string, string>;
    label: string;
    /** What nobody passes yet; only where a page asks for it. */
    missed?: string[];
    /** The step to bring into sight. */
    focus?: string;
}

let instances = 0;

/** Above and below, where bars lie over the picture. */
const EDGE = 16;

class PxBpmnViewer extends HTMLElement {
    private viewer: any;
    private shownXml = '';
    private chosen = '';
    private wanted: { xml: string; marks: Marks } | undefined;
    private resizing: ResizeObserver | undefined;
    private readonly arrows = `px-arrow-${++instances}`;

    connectedCallback(): void {
        this.classList.add('px-bpmn');
        if (this.wanted) {
            void this.draw();
        }
    }

    disconnectedCallback(): void {
        // A move in the page detaches and attaches: tear down only what stays away.
        queueMicrotask(() => !this.isConnected && this.tearDown());
    }

    /** Shows the diagram; called again with other marks on the same diagram it keeps the part that is looked at. */
    show(xml: string, marks: Marks): void {
        this.wanted = { xml, marks };
        void this.draw();
    }

    focusStep(id: string): void {
        const element = this.viewer?.get('elementRegistry').get(id);
        if (element) {
            this.viewer.get('canvas').scrollToElement(element, 120);
        }
    }

    /** Marks the step that the page tells more of. */
    choose(id: string): void {
        const canvas = this.viewer?.get('canvas');
        const registry = this.viewer?.get('elementRegistry');
        if (!canvas) {
            return;
        }
        if (this.chosen && registry.get(this.chosen)) {
            canvas.removeMarker(this.chosen, 'px-chosen');
        }
        this.chosen = registry.get(id) ? id : '';
        if (this.chosen) {
            canvas.addMarker(id, 'px-chosen');
        }
    }

    private async draw(): Promise<void> {
        const wanted = this.wanted;
        if (!wanted || !wanted.xml) {
            return;
        }
        const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer');
        // Files made elsewhere may have no picture.
        const drawn = this.shownXml === wanted.xml ? '' : await withPicture(wanted.xml);
        if (!this.isConnected || wanted !== this.wanted) {
            return;
        }
        if (!this.viewer || this.shownXml !== wanted.xml) {
            this.tearDown();
            this.build(Viewer, wanted.marks);
            try {
                await this.viewer.importXML(drawn || wanted.xml);
            } catch (error) {
                this.dispatchEvent(new CustomEvent('px-unreadable', { detail: String(error) }));
                return;
            }
            // Overtaken while it was read: what came later draws itself.
            if (wanted !== this.wanted) {
                return;
            }
            this.shownXml = wanted.xml;
            fit(this.viewer.get('canvas'));
            addArrowHeads(this, this.arrows);
        }
        this.mark(wanted.marks);
    }

    private build(Viewer: any, marks: Marks): void {
        const canvas = document.createElement('div');
        canvas.className = 'px-bpmn-canvas';
        canvas.setAttribute('role', 'figure');
        canvas.setAttribute('aria-label', marks.label);
        this.append(canvas, zoomBar(() => this.viewer?.get('canvas'), marks.texts));
        this.viewer = new Viewer(options(canvas));
        keepWordsWhole(this.viewer.get('textRenderer'));
        this.viewer.get('eventBus').on('element.click', ({ element }: any) => {
            const step = element.labelTarget ?? element;
            if (!step.waypoints && step.parent) {
                this.dispatchEvent(new CustomEvent('px-step', { detail: { id: step.id } }));
            }
        });
        // The frame changes while the page fills: all of it stays in sight until somebody looks at a part.
        let touched = false;
        for (const hand of ['pointerdown', 'wheel', 'keydown']) {
            canvas.addEventListener(hand, () => (touched = true), { once: true, capture: true, passive: true });
        }
        this.resizing = new ResizeObserver(() => {
            if (canvas.clientWidth > 0 && this.viewer) {
                this.viewer.get('canvas').resized();
                if (!touched) {
                    fit(this.viewer.get('canvas'));
                    this.reveal(this.wanted?.marks.focus);
                }
            }
        });
        this.resizing.observe(canvas);
    }

    private mark(marks: Marks): void {
        const canvas = this.viewer.get('canvas');
        const overlays = this.viewer.get('overlays');
        const registry = this.viewer.get('elementRegistry');
        const active = new Map(marks.active.map((token) => [token.id, token.count]));
        const done = new Set(marks.done);
        const flows = new Set(marks.flows);
        const missed = new Set(marks.missed ?? []);
        overlays.clear();
        registry.forEach((element: any) => {
            const id = element.labelTarget ? element.labelTarget.id : element.id;
            const set = (name: string, on: boolean) => (on ? canvas.addMarker(element, name) : canvas.removeMarker(element, name));
            const passed = flows.has(id) || (done.has(id) && !active.has(id));
            set('px-done', passed);
            set('px-now', active.has(id));
            set('px-missed', missed.has(id));
            set('px-ahead', !passed && !active.has(id) && !missed.has(id));
            if (element.waypoints) {
                this.head(element, flows.has(id));
            }
        });
        marks.done.filter((id) => !active.has(id) && this.isStep(registry.get(id))).forEach((id) => overlays.add(id, { position: { top: -9, right: 9 }, html: tick(), show: { minZoom: 0.35 } }));
        active.forEach((count, id) => registry.get(id) && overlays.add(id, { position: { top: -11, left: registry.get(id).width / 2 - 11 }, html: badge('px-token', String(count)) }));
        marks.times.filter((time) => this.isStep(registry.get(time.id))).forEach((time) => this.pill(overlays, registry.get(time.id), time.text, active.has(time.id)));
        this.reveal(marks.focus);
    }

    /** Only what is out of sight is brought there: a picture that moves by itself is hard to follow. */
    private reveal(id: string | undefined): void {
        const element = id && this.viewer?.get('elementRegistry').get(id);
        if (!element) {
            return;
        }
        const canvas = this.viewer.get('canvas');
        const { x, y, scale, outer } = canvas.viewbox();
        const covered = Number(this.dataset.covered ?? 0);
        const left = (element.x - x) * scale;
        const top = (element.y - y) * scale;
        const inSight = left >= 0 && left + element.width * scale <= outer.width - covered && top >= EDGE && top + element.height * scale <= outer.height - EDGE;
        if (!inSight) {
            canvas.scrollToElement(element, { top: 120, bottom: 120, left: 120, right: covered + 40 });
        }
    }

    private isStep(element: any): boolean {
        return Boolean(element) && element.width >= 80 && element.height <= 120;
    }

    private pill(overlays: any, element: any, text: string, now: boolean): void {
        overlays.add(element.id, {
            position: { top: element.height + 5, left: 0 },
            html: badge(now ? 'px-pill px-pill-now' : 'px-pill', text, hasFlowBelow(element) ? undefined : element.width),
            show: { minZoom: 0.45 }
        });
    }

    private head(flow: any, taken: boolean): void {
        const path: SVGElement | null = this.viewer.get('elementRegistry').getGraphics(flow)?.querySelector('.djs-visual > path');
        if (path) {
            path.style.markerEnd = taken ? `url(#${this.arrows}-done)` : path.style.markerEnd;
        }
    }

    private tearDown(): void {
        this.resizing?.disconnect();
        this.viewer?.destroy();
        this.viewer = undefined;
        this.shownXml = '';
        this.replaceChildren();
    }
}

/** Where a flow leaves or enters at the lower edge the pill keeps to the left of it. */
function hasFlowBelow(element: any): boolean {
    const ends = [...element.incoming.map((flow: any) => flow.waypoints.at(-1)), ...element.outgoing.map((flow: any) => flow.waypoints[0])];
    return ends.some((point) => Math.abs(point.y - element.y - element.height) < 2);
}

function tick(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'px-tick';
    return mark;
}

function badge(className: string, text: string, width?: number): HTMLElement {
    const holder = document.createElement('div');
    holder.className = 'px-overlay';
    if (width) {
        holder.style.width = `${width}px`;
    }
    const content = document.createElement('span');
    content.className = className;
    content.textContent = text;
    holder.append(content);
    return holder;
}

if (!customElements.get('px-bpmn-viewer')) {
    customElements.define('px-bpmn-viewer', PxBpmnViewer);
}
