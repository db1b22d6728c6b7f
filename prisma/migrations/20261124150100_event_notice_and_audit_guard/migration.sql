-- Whoever shows a session live is told that there is something new to read.
CREATE FUNCTION run_event_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('run_event', NEW."sessionId");
  RETURN NULL;
END;
$$;

CREATE TRIGGER run_event_notify
  AFTER INSERT ON "RunEvent"
  FOR EACH ROW EXECUTE FUNCTION run_event_notify();

-- The record of outbound connections is only ever added to. Two exceptions: a row may lose the names and
-- addresses in it when the session it belongs to is deleted, and it may go after a year.
CREATE FUNCTION outbound_connection_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."at" < now() - interval '365 days' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE'
    AND NEW."host" = '' AND NEW."address" = '' AND NEW."source" IS NULL
    AND (NEW."id", NEW."port", NEW."at", NEW."outcome", NEW."bytesIn", NEW."bytesOut")
      = (OLD."id", OLD."port", OLD."at", OLD."outcome", OLD."bytesIn", OLD."bytesOut")
    AND NEW."runId" IS NOT DISTINCT FROM OLD."runId"
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'rows of OutboundConnection cannot be changed or removed';
END;
$$;

CREATE TRIGGER outbound_connection_guard
  BEFORE UPDATE OR DELETE ON "OutboundConnection"
  FOR EACH ROW EXECUTE FUNCTION outbound_connection_guard();

CREATE TRIGGER outbound_connection_guard_all
  BEFORE TRUNCATE ON "OutboundConnection"
  FOR EACH STATEMENT EXECUTE FUNCTION outbound_connection_guard();
