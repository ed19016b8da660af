/* Two states of a diagram, moving together; what differs is numbered and coloured. Overlay lays what is gone under what is new. */
import { fit, keepWordsWhole, options, zoomBar } from '../components/px-bpmn-look';

type Kind = 'added' | 'removed' | 'changed' | 'moved';
interface Mark {
    id: string;
    kind: Kind;
    number: number;
}
interface Picture {
    before: string;
    after: string;
    marks: Mark[];
    texts: Record<string, string>;
    labels: [string, string];
}

class PxBpmnDiff extends HTMLElement {
    private viewers: any[] = [];
    private wanted: Picture | undefined;
    private together = true;
    private overlaid = false;
    private follows = false;
    private chosen = '';

    connectedCallback(): void {
        this.classList.add('px-bpmn-diff');
        if (this.wanted) {
            void this.draw();
        }
    }

    disconnectedCallback(): void {
        queueMicrotask(() => !this.isConnected && this.tearDown());
    }

    show(picture: Picture, overlaid: boolean, together: boolean): void {
        this.wanted = picture;
        this.overlaid = overlaid;
        this.together = together;
        void this.draw();
    }

    lay(overlaid: boolean): void {
        if (this.overlaid !== overlaid) {
            this.overlaid = overlaid;
            void this.draw();
        }
    }

    moveTogether(together: boolean): void {
        this.together = together;
        if (together) {
            this.follow(1, 0);
        }
    }

    /** Shows where the change is, on whichever side has it. */
    choose(id: string): void {
        this.viewers.forEach((viewer) => {
            const registry = viewer.get('elementRegistry');
            if (this.chosen && registry.get(this.chosen)) {
                viewer.get('canvas').removeMarker(this.chosen, 'px-chosen');
            }
            if (registry.get(id)) {
                viewer.get('canvas').addMarker(id, 'px-chosen');
            }
        });
        this.chosen = id;
        const owner = [...this.viewers].reverse().find((viewer) => viewer.get('elementRegistry').get(id));
        if (owner) {
            const canvas = owner.get('canvas');
            // What is read has to be large enough; somebody who zoomed in further stays there.
            if (canvas.zoom() < 0.7) {
                canvas.zoom(0.7);
            }
            canvas.scrollToElement(owner.get('elementRegistry').get(id), 120);
        }
    }

    private async draw(): Promise<void> {
        const wanted = this.wanted;
        if (!wanted) {
            return;
        }
        const { default: Viewer } = await import('bpmn-js/lib/NavigatedViewer');
        if (!this.isConnected || wanted !== this.wanted) {
            return;
        }
        this.tearDown();
        this.classList.toggle('px-overlaid', this.overlaid);
        for (const [place, xml] of [wanted.before, wanted.after].entries()) {
            await this.build(Viewer, place, xml, wanted);
        }
        // The first was drawn while it had all the room: both are fitted once each has its own.
        this.viewers.forEach((viewer) => {
            viewer.get('canvas').resized();
            fit(viewer.get('canvas'));
        });
        if (this.overlaid && this.viewers.length === 2) {
            this.viewers[0].get('canvas').viewbox(this.viewers[1].get('canvas').viewbox());
        }
        if (this.chosen) {
            this.choose(this.chosen);
        }
    }

    private async build(Viewer: any, place: number, xml: string, wanted: Picture): Promise<void> {
        const pane = document.createElement('div');
        pane.className = place === 0 ? 'px-bpmn px-diff-pane px-diff-before' : 'px-bpmn px-diff-pane px-diff-after';
        const canvas = document.createElement('div');
        canvas.className = 'px-bpmn-canvas';
        canvas.setAttribute('role', 'figure');
        canvas.setAttribute('aria-label', wanted.labels[place]);
        pane.append(canvas);
        this.append(pane);
        if (!xml) {
            const none = document.createElement('p');
            none.className = 'px-diff-none';
            none.textContent = wanted.texts.none;
            pane.append(none);
            return;
        }
        const viewer = new Viewer(options(canvas));
        keepWordsWhole(viewer.get('textRenderer'));
        this.viewers.push(viewer);
        try {
            await viewer.importXML(xml);
        } catch (error) {
            const none = document.createElement('p');
            none.className = 'px-diff-none';
            none.textContent = `${wanted.texts.unreadable} ${String(error)}`;
            pane.append(none);
            return;
        }
        if (place === 1) {
            pane.append(zoomBar(() => viewer.get('canvas'), wanted.texts));
        }
        this.mark(viewer, place, wanted.marks);
        fit(viewer.get('canvas'));
        const own = this.viewers.indexOf(viewer);
        viewer.get('eventBus').on(['canvas.viewbox.changed', 'root.set'], () => this.follow(own, 1 - own));
        viewer.get('eventBus').on('element.click', ({ element }: any) => {
            const id = (element.labelTarget ?? element).id;
            if (wanted.marks.some((mark) => mark.id === id)) {
                this.dispatchEvent(new CustomEvent('px-change', { detail: { id } }));
            }
        });
    }

    private mark(viewer: any, place: number, marks: Mark[]): void {
        const registry = viewer.get('elementRegistry');
        const canvas = viewer.get('canvas');
        for (const mark of marks) {
            const element = registry.get(mark.id);
            if (!element || !element.parent) {
                continue;
            }
            canvas.addMarker(mark.id, `px-diff-${mark.kind}`);
            if (element.label) {
                canvas.addMarker(element.label.id, `px-diff-${mark.kind}`);
            }
            if (mark.number > 0) {
                viewer.get('overlays').add(mark.id, { position: badgePlace(element), html: bubble(mark), scale: { min: 0.9 } });
            }
        }
    }

    private follow(from: number, to: number): void {
        if (this.follows || !(this.together || this.overlaid) || !this.viewers[from] || !this.viewers[to]) {
            return;
        }
        this.follows = true;
        // Collapsed sub-processes have planes of their own: both look at the same one, where both have it.
        const root = this.viewers[to].get('elementRegistry').get(this.viewers[from].get('canvas').getRootElement().id);
        if (root && root !== this.viewers[to].get('canvas').getRootElement()) {
            this.viewers[to].get('canvas').setRootElement(root);
        }
        const { x, y, width, height } = this.viewers[from].get('canvas').viewbox();
        this.viewers[to].get('canvas').viewbox({ x, y, width, height });
        this.follows = false;
    }

    private tearDown(): void {
        this.viewers.forEach((viewer) => viewer.destroy());
        this.viewers = [];
        this.replaceChildren();
    }
}

/** Above a step, on the middle of a flow. */
function badgePlace(element: any): object {
    if (!element.waypoints) {
        return { top: -10, left: element.width / 2 - 11 };
    }
    const points = element.waypoints;
    const longest = points.slice(1).reduce((best: number, point: any, i: number) => (length(points[i], point) > length(points[best], points[best + 1]) ? i : best), 0);
    const left = Math.min(...points.map((point: any) => point.x));
    const top = Math.min(...points.map((point: any) => point.y));
    return { left: (points[longest].x + points[longest + 1].x) / 2 - left - 11, top: (points[longest].y + points[longest + 1].y) / 2 - top - 9 };
}

function length(a: any, b: any): number {
    return Math.hypot(a.x - b.x, a.y - b.y);
}

function bubble(mark: Mark): HTMLElement {
    const content = document.createElement('span');
    content.className = `px-diff-number px-diff-is-${mark.kind}`;
    content.textContent = String(mark.number);
    return content;
}

if (!customElements.get('px-bpmn-diff')) {
    customElements.define('px-bpmn-diff', PxBpmnDiff);
}
