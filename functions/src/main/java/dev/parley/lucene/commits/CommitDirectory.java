package dev.parley.lucene.commits;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.Set;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/** Read-only view of a commit on a folder in which files are named by their digests and shared by commits. */
final class CommitDirectory extends FilterDirectory {
    private final Manifest manifest;

    CommitDirectory(Directory files, Manifest manifest) {
        super(files);
        this.manifest = requireNonNull(manifest, "manifest");
    }

    @Override
    public String[] listAll() {
        return manifest.files().keySet().toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return file(name).bytes();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        return in.openInput(file(name).sha256(), context);
    }

    private StoredFile file(String name) throws NoSuchFileException {
        var file = manifest.files().get(name);
        if (file == null) {
            throw new NoSuchFileException(name);
        }
        return file;
    }

    @Override
    public void deleteFile(String name) {
        throw readOnly();
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) {
        throw readOnly();
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
        throw readOnly();
    }

    @Override
    public void rename(String source, String target) {
        throw readOnly();
    }

    @Override
    public void sync(Collection<String> names) {
        throw readOnly();
    }

    @Override
    public void syncMetaData() {
        throw readOnly();
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a commit cannot be changed");
    }
}
