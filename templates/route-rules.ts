import type { RouteRule } from '#domain/route-advice.ts';
import rules from './route-rules.json' with { type: 'json' };

/** What the countries ask of the way an invoice travels, each with its source and the day it was read. */
export const routeRules = rules as readonly RouteRule[];
