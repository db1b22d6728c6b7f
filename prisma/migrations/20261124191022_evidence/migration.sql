-- AlterTable
ALTER TABLE "Observation" ADD COLUMN     "evidenceId" TEXT;

-- AlterTable
ALTER TABLE "RunEvent" ALTER COLUMN "runId" DROP NOT NULL;

-- CreateTable
CREATE TABLE "Evidence" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "text" TEXT,
    "masked" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KitToken" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "order" JSONB NOT NULL,
    "posts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KitToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Evidence_sessionId_createdAt_idx" ON "Evidence"("sessionId", "createdAt");

-- CreateIndex
CREATE INDEX "Evidence_createdAt_idx" ON "Evidence"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "KitToken_tokenHash_key" ON "KitToken"("tokenHash");

-- CreateIndex
CREATE INDEX "KitToken_sessionId_idx" ON "KitToken"("sessionId");

-- CreateIndex
CREATE INDEX "KitToken_expiresAt_idx" ON "KitToken"("expiresAt");

-- CreateIndex
CREATE INDEX "Observation_evidenceId_idx" ON "Observation"("evidenceId");

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "Evidence"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CheckSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KitToken" ADD CONSTRAINT "KitToken_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "CheckSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;
