// GET and POST /oevelse: conversations to practise on, where nobody is behind and nothing is counted.
import express from 'express';
import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { sessionOf } from '../staff-guard.ts';
import type { StaffGuard } from '../staff-guard.ts';
import { readTemplate, sendPage } from '../staff-pages.ts';
import { scenarios } from './scripted-citizen.ts';
import type { Practice } from './scripted-citizen.ts';

interface PracticeDoorParts {
  guard: StaffGuard;
  practice: Practice;
}

const body = readTemplate<object>('practice.eta', import.meta.url);
const form = z.object({ scenario: z.string().max(40).catch('') });

export function practiceDoor({ guard, practice }: PracticeDoorParts): Router {
  const router = express.Router();
  const practises = guard('practise');
  router.get('/oevelse', practises, (_request, response) => showScenarios(response));
  router.post('/oevelse', practises, (request, response) => begin(request, response, practice));
  return router;
}

function showScenarios(response: Response, wrong: string | null = null): void {
  const session = sessionOf(response.req);
  const status = wrong === null ? 200 : 422;
  sendPage(response, { session, status, title: 'Øvelse', body: body({ csrf: session.csrf, scenarios, wrong }) });
}

async function begin(request: Request, response: Response, practice: Practice): Promise<void> {
  const wanted = form.parse(request.body).scenario;
  const chosen = scenarios.find(({ id }) => id === wanted);
  if (chosen === undefined) return showScenarios(response, 'Vælg en af samtalerne.');
  response.redirect(303, `/vagt/${await practice.begin(chosen)}`);
}
