/** What `npm start -- --help` prints. Here, and not beside the start itself, so that it needs no install. */
export const startHelp = `npm start                     fleet, backend (7007) and frontend (3000); Ctrl-C ends all

  -- --fleet real             on the real control planes of \`npm run real\` (starts them too)
  -- --no-fleet               backend and frontend only; clusters come from app-config.yaml
  -- --no-frontend            fleet and backend only
  -- --port 3001              another port for the frontend
  -- --backend-port 7008      another port for the backend
  -- --config my.yaml         one more app-config on top; may be repeated
  -- --verbose                what the three say, and not only their logs in .fleet/logs
  -- --help                   this

Beside it:
  npm test                    types, lint, layers, config, unit, integration and browser tests
  npm test -- --only unit     one part of it: types, lint, config, tools, unit or e2e
  npm run fleet               the simulated clusters alone; kubeconfigs in .fleet
  npm run --silent mesh -- inspect --cluster east=./east
                              what a mesh does, from exported manifests; see docs/cli.md
  npm run --silent token -- payments-dev
                              a Backstage token of a demo account, for curl
  npm run dev:postgres        a PostgreSQL for the backend, and the config for it
  npm run real:build          builds real Kubernetes, Istio and the judge from Go modules (needs Go 1.26)
  npm run real                two real control planes
  npm run test:real           the tests that need them
  npm run judge -- --help     the model beside Istio's own functions, as often as you like
  npm run test:portal         the packed plugins in a fresh Backstage app
  npm run bench               measures status, peer and floor; see docs/benchmarks.md
  npm run bench:cli           measures mesh inspect on 50,000 pods
  npm run yarn -- <arguments> the Yarn of this workspace

MESH_CACHE (default: mesh-onboarding in your cache folder) holds Node, Yarn and all that is downloaded or built. It can
be deleted at any time. State of the portal lies in .fleet: delete it to begin anew.
`;
