package dev.parley.extraction.grammar;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads an unpacked model from memory. A stream that is asked for single bytes takes several times as long in a process that
 * has just started, because nothing of it is compiled yet.
 */
final class ModelReader {
    private final byte[] bytes;
    private int next;

    ModelReader(byte[] bytes) {
        this.bytes = bytes;
    }

    int readByte() throws IOException {
        require(1);
        return bytes[next++];
    }

    int readInt() throws IOException {
        return (int) readBigEndian(Integer.BYTES);
    }

    long readLong() throws IOException {
        return readBigEndian(Long.BYTES);
    }

    private long readBigEndian(int length) throws IOException {
        require(length);
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | bytes[next++] & 0xff;
        }
        return value;
    }

    byte[] readBytes(int count) throws IOException {
        require(count);
        next += count;
        return Arrays.copyOfRange(bytes, next - count, next);
    }

    /** A text as {@link java.io.DataOutputStream#writeUTF} wrote it. */
    String readText() throws IOException {
        require(Short.BYTES);
        int length = (bytes[next] & 0xff) << 8 | bytes[next + 1] & 0xff;
        require(Short.BYTES + length);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, next, Short.BYTES + length))) {
            next += Short.BYTES + length;
            return in.readUTF();
        }
    }

    /** Numbers in ascending order, each written as its distance from the one before: seven bits a byte, the lowest first. */
    long[] readAscending(int count) throws IOException {
        long[] numbers = new long[count];
        byte[] bytes = this.bytes;
        int at = next;
        long number = 0;
        for (int i = 0; i < count; i++) {
            for (int shift = 0; ; shift += 7) {
                if (at == bytes.length) {
                    throw new EOFException();
                }
                byte read = bytes[at++];
                number += (long) (read & 0x7f) << shift;
                if (read >= 0) {
                    break;
                }
            }
            numbers[i] = number;
        }
        next = at;
        return numbers;
    }

    private void require(int count) throws EOFException {
        if (count < 0 || count > bytes.length - next) {
            throw new EOFException();
        }
    }
}
