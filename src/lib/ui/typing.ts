/** Whether a key belongs to a field or a dialog, or goes with Ctrl, Alt or Meta, so that it is no shortcut of the screen. */
export function isTyping({ defaultPrevented, target, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
	if (defaultPrevented || ctrlKey || altKey || metaKey || document.querySelector('dialog[open]')) return true;
	return target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]');
}
