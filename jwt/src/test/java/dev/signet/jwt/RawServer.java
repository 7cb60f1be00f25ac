package dev.signet.jwt;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server below HTTP: each connection gets what the test writes into it. */
final class RawServer implements AutoCloseable {
    /** How a server behaves once a client is connected. */
    interface Talk {
        void to(OutputStream client) throws IOException, InterruptedException;
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CountDownLatch hungUp = new CountDownLatch(1);

    RawServer(Talk talk) throws IOException {
        Thread thread = new Thread(() -> serve(talk), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/jwks");
    }

    /** Whether the client closed the connection, so that writing failed. */
    boolean wasHungUpOn() throws InterruptedException {
        return hungUp.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve(Talk talk) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                int read = client.getInputStream().read(new byte[4096]);
                if (read > 0) {
                    talk.to(client.getOutputStream());
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    hungUp.countDown();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
