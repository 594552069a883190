import { readBrowser, type BrowserFacts } from '#ui/device-name.ts';

/** What a window says of how the app was opened. */
export interface WindowFacts extends BrowserFacts {
	/** Safari's own word for an app on the home screen; other browsers have none. */
	standalone?: boolean;
	/** Whether the display mode is standalone. */
	isStandalone: boolean;
}

/** Whether the app was opened in a plain tab of an iPad or iPhone, which throws its data away after a week. */
export const isPlainTab = ({ standalone, isStandalone, ...browser }: WindowFacts): boolean =>
	['iPad', 'iPhone'].includes(readBrowser(browser).system) && standalone !== true && !isStandalone;

/** Whether this window is such a tab. */
export const isThisPlainTab = (): boolean => {
	const { userAgent, maxTouchPoints } = navigator;
	const { standalone } = navigator as Navigator & { standalone?: boolean };
	const isStandalone = matchMedia('(display-mode: standalone)').matches;
	return isPlainTab({ userAgent, maxTouchPoints, isStandalone, ...(standalone === undefined ? {} : { standalone }) });
};
