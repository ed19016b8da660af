/* Dragging a new step: the canvas stands still as the hand comes in, words are no obstacle, and a flow is easy to meet. */

const ALL_SIDES = [20, 20, 20, 20];
/** Left, top, right, bottom: steps come in over the left edge, where the canvas would otherwise run away from the hand. */
const NOT_LEFT = [0, 20, 20, 20];

export function guideDrags(modeler: any): void {
    const bus = modeler.get('eventBus');
    const container: HTMLElement = modeler.get('canvas').getContainer();
    const scroll = modeler.get('autoScroll');
    bus.on('create.init', () => {
        container.classList.add('px-adding');
        scroll.setOptions({ scrollThresholdIn: NOT_LEFT });
    });
    bus.on('create.cleanup', () => {
        container.classList.remove('px-adding');
        scroll.setOptions({ scrollThresholdIn: ALL_SIDES });
    });
}
