import { pageFunction } from '../../shared/http/page-function.ts';
import { logger } from '../../shared/observability/logger.ts';

export const handler = pageFunction([], {}, { log: logger });
