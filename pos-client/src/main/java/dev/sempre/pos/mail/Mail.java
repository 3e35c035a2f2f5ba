package dev.sempre.pos.mail;

/// A letter with a file.
///
/// @param id the same for the same letter, whatever becomes of it: mail servers know it again
/// @param to address of who gets it
/// @param subject one line
/// @param text what it says
/// @param fileName name of the file
/// @param file a PDF
public record Mail(
    String id, String to, String subject, String text, String fileName, byte[] file) {}
