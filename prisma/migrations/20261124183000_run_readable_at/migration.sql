-- AlterTable
ALTER TABLE "Run" ADD COLUMN     "readableAt" TIMESTAMPTZ(3);
