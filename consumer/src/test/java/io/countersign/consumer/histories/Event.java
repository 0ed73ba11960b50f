package io.countersign.consumer.histories;

/** One step of a history; what is left of a history when some are taken out is a history too. */
sealed interface Event {
    /** A source makes a statement, which is appended to a partition and to the batch. */
    record Said(int partition, int source, String payload) implements Event {
        @Override
        public String toString() {
            return "partition " + partition + ", source " + source + ": " + payload;
        }
    }

    /** The batch is complete and is applied. */
    record Applied() implements Event {
        @Override
        public String toString() {
            return "-- the batch is applied";
        }
    }

    /** The latest records of a partition that were applied before come again in the batch, unless it has newer ones. */
    record Redelivered(int partition, int records) implements Event {
        @Override
        public String toString() {
            return "-- the last " + records + " of partition " + partition + " come again";
        }
    }

    /** Once the batch is applied, an operator defines custom fields and forms, or redefines them. */
    record Defined(int version) implements Event {
        @Override
        public String toString() {
            return "-- definitions " + version;
        }
    }

    /** Another process takes over. */
    record Restarted() implements Event {
        @Override
        public String toString() {
            return "-- another process takes over";
        }
    }
}
