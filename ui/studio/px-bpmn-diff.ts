/* Two states of a diagram, moving together; what differs is numbered and coloured. Overlay lays what is gone under what is new. */
import { PxBpmnPair, type Picture } from './px-bpmn-pair';

type Kind = 'added' | 'removed' | 'changed' | 'moved';
interface Mark {
    id: string;
    kind: Kind;
    number: number;
}
interface Compared extends Picture {
    marks: Mark[];
}

class PxBpmnDiff extends PxBpmnPair<Compared> {
    private overlaid = false;
    private chosen = '';

    connectedCallback(): void {
        this.classList.add('px-bpmn-diff');
        if (this.wanted) {
            void this.draw();
        }
    }

    show(picture: Compared, overlaid: boolean, together: boolean): void {
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

    protected isLinked(): boolean {
        return this.together || this.overlaid;
    }

    protected ready(): void {
        if (this.overlaid && this.viewers.length === 2) {
            this.viewers[0].get('canvas').viewbox(this.viewers[1].get('canvas').viewbox());
        }
        if (this.chosen) {
            this.choose(this.chosen);
        }
    }

    protected async draw(): Promise<void> {
        this.classList.toggle('px-overlaid', this.overlaid);
        await super.draw();
    }

    protected drawn(viewer: any, _place: number, wanted: Compared): void {
        this.mark(viewer, wanted.marks);
        viewer.get('eventBus').on('element.click', ({ element }: any) => {
            const id = (element.labelTarget ?? element).id;
            if (wanted.marks.some((mark) => mark.id === id)) {
                this.dispatchEvent(new CustomEvent('px-change', { detail: { id } }));
            }
        });
    }

    private mark(viewer: any, marks: Mark[]): void {
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
