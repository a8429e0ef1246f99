#!/usr/bin/env bash
# Builds the image and tells the whole story against it: read-only root, no capabilities, an ordinary user, one volume.
# Needs Docker, and a built checkout for the tests (npm test, or npm run assets). Arguments go to `docker build`.
set -euo pipefail
cd "$(dirname "$0")/.."
docker build -t reconcile:check "$@" .
E2E_IMAGE=reconcile:check npx playwright test story
