import { expect, it } from 'vitest';
import { placeOf } from './place.ts';

it.each([
	['http://localhost:8787/', 'this-device'],
	['http://app.localhost/', 'this-device'],
	['http://127.0.0.1:8787/', 'this-device'],
	['http://[::1]:8787/', 'this-device'],
	['https://192.168.1.20:8787/', 'number'],
	['https://[fd00::1]:8787/', 'number'],
	['https://kassa.local:8787/', 'name'],
	['https://kassa:8787/', 'name'],
	['https://127.example/', 'name'],
	['https://facturier.example/', 'name']
])('%s is a place of the kind %s', (url, kind) => expect(placeOf(url)).toBe(kind));
