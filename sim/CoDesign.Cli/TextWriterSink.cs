using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace CoDesign.Cli;

/// <summary>Writes log events as lines to standard error, which the caller chooses.</summary>
internal sealed class TextWriterSink(TextWriter writer) : ILogEventSink
{
    /// <inheritdoc/>
    public void Emit(LogEvent logEvent) =>
        writer.WriteLine($"[{logEvent.Level.ToString().ToLowerInvariant()}] {logEvent.RenderMessage(CultureInfo.InvariantCulture)}");
}
