using System.CommandLine;

namespace CoDesign.Cli;

/// <summary>A command of the tool.</summary>
internal interface ICommandDefinition
{
    /// <summary>Makes the command with its options and its action.</summary>
    Command Create(CommandContext context);
}
