package org.tearoad.common.spark;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which classes do not exist. Spark compiles some hundred pieces of code a run, and its
 * compiler looks for every simple name in several packages, each time in every jar of the class
 * path.
 */
public final class MissingClasses extends ClassLoader {
  private final Set<String> missing = ConcurrentHashMap.newKeySet();

  private MissingClasses(ClassLoader parent) {
    super(parent);
  }

  /** From now on the code of this thread, and of a Spark that it starts, looks once. */
  public static void remember() {
    Thread thread = Thread.currentThread();
    thread.setContextClassLoader(new MissingClasses(thread.getContextClassLoader()));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (missing.contains(name)) {
      throw new ClassNotFoundException(name);
    }
    try {
      return super.loadClass(name, resolve);
    } catch (ClassNotFoundException e) {
      missing.add(name);
      throw e;
    }
  }
}
