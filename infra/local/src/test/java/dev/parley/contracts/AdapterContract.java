package dev.parley.contracts;

/** The contracts of all ports for articles, facts, names and alerts. */
interface AdapterContract
        extends ArchiveContract,
                FactWriteContract,
                FactReadContract,
                ArrivalsContract,
                EmbargoesContract,
                OutboxContract,
                AdmissionContract,
                DigestContract,
                ReceiptsContract,
                RestoreContract,
                PublisherContract,
                DeletionContract,
                NamesContract {}
