/* Many buttons as one stop of the Tab key: the arrows go from one to the next, Home and End to the outer ones. */
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

export class Roving {
    private stop: HTMLButtonElement | undefined;

    constructor(private readonly root: HTMLElement) {
        root.addEventListener('focusin', (event) => event.target instanceof HTMLButtonElement && this.at(event.target));
        root.addEventListener('keydown', (event) => this.move(event));
        new MutationObserver(() => this.settle()).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden', 'disabled'] });
        this.settle();
    }

    /** Makes it the one that Tab comes to. */
    at(button: HTMLButtonElement): void {
        this.stop = button;
        this.settle();
    }

    focus(): void {
        this.settle();
        this.stop?.focus();
    }

    private all(): HTMLButtonElement[] {
        return [...this.root.querySelectorAll('button')];
    }

    private open(): HTMLButtonElement[] {
        return this.all().filter((button) => !button.disabled && !button.hidden && !button.parentElement!.hidden);
    }

    /** A button that cannot be pressed any more hands what it has to one that can. */
    private settle(): void {
        const open = this.open();
        const before = this.stop;
        if (!before || !open.includes(before)) {
            const all = this.all();
            this.stop = open.find((button) => all.indexOf(button) > all.indexOf(before!)) ?? open[0];
        }
        this.all().forEach((button) => (button.tabIndex = button === this.stop ? 0 : -1));
        if (before && before !== this.stop && document.activeElement === before) {
            this.stop?.focus();
        }
    }

    private move(event: KeyboardEvent): void {
        const open = this.open();
        const at = open.indexOf(event.target as HTMLButtonElement);
        if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) {
            return;
        }
        const next = event.key === 'Home' ? open[0] : event.key === 'End' ? open[open.length - 1] : open[at + (STEPS[event.key] ?? 0)];
        if (event.key in STEPS || event.key === 'Home' || event.key === 'End') {
            event.preventDefault();
            next?.focus();
        }
    }
}
