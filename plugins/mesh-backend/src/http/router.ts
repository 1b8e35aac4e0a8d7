import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { meshErrorHandler } from './errors';

/** Largest body, with room for a kubeconfig of 64 KiB whose every character is escaped. */
const BODY_LIMIT = '512kb';

/** Adds the routes of one part of the plugin. */
export type AddRoutes = (router: Router) => void;

/** All routes of the plugin. */
export function createRouter(parts: readonly AddRoutes[]): Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: BODY_LIMIT }));
  for (const addRoutes of parts) addRoutes(router);
  router.use(meshErrorHandler);
  return router;
}
