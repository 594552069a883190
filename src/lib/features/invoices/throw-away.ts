import type { Invoice } from '#domain/invoice.ts';
import { deleteDraft, saveDraft } from '#ledger/drafts.ts';
import { m } from '#ui/paraglide/messages.js';
import { toast } from '#ui/toasts.svelte.ts';

/** Throws a draft away and offers to bring it back. */
export async function throwAway(draft: Invoice): Promise<void> {
	await deleteDraft(draft.id);
	toast({ text: m.invoices_draft_deleted(), action: { label: m.shell_undo(), act: () => void saveDraft(draft) } });
}
