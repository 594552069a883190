import { isThisPlainTab } from './plain-tab.ts';

/** Whether this window warns that it is a plain tab of an iPad; at every start, before all else. */
export const tabWarning = $state({ open: isThisPlainTab() });
