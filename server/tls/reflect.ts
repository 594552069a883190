/**
 * @peculiar/x509 finds its algorithms through a container that insists on the metadata of decorators; it annotates no
 * parameter, so there is never any to keep. To be imported before it.
 */
const noMetadata = {
	getMetadata: () => undefined,
	getOwnMetadata: () => undefined,
	defineMetadata: () => undefined
};

if (!('getMetadata' in Reflect)) Object.assign(Reflect, noMetadata);
